-- Indexes of one generation, made after its rows. Current rows have partial indexes of their own:
-- a query for now says `to_position is null`, a query as of P does not, and uses the others.

create unique index on state (key);

create unique index on entities (id) where to_position is null;
create index on entities (canonical) where to_position is null;
create unique index on entities (id, from_position);
create index on entities (canonical);

create unique index on meetings (id) where to_position is null;
create index on meetings (date_latest desc nulls last, id) where to_position is null;
create index on meetings (city_key, id) where to_position is null;
create unique index on meetings (id, from_position);

create unique index on participants (id) where to_position is null;
create index on participants (sort_key, id) where to_position is null;
create unique index on participants (id, from_position);

create unique index on statements (id) where to_position is null;
create index on statements (speaker, id) where to_position is null;
create index on statements (meeting, id) where to_position is null;
create index on statements (document, start_offset, id) where to_position is null;
create unique index on statements (id, from_position);
create index on statements (speaker);
create index on statements (meeting);
create index on statements (document);

create unique index on participations (meeting, participant) where to_position is null;
create index on participations (participant, meeting) where to_position is null;
create unique index on participations (meeting, participant, from_position);
create index on participations (participant);

create unique index on documents (id) where to_position is null;
create index on documents (published_latest desc nulls last, id) where to_position is null;
create index on documents (url) where to_position is null;
create unique index on documents (id, from_position);

create unique index on publications (id) where to_position is null;
create index on publications (document) where to_position is null;
create index on publications (url) where to_position is null;
create index on publications (publisher) where to_position is null;
create unique index on publications (id, from_position);
create index on publications (document);

create unique index on runs (id) where to_position is null;
create index on runs (document) where to_position is null;
create unique index on runs (id, from_position);

create unique index on claims (id) where to_position is null;
create index on claims (entity, property, position) where to_position is null;
create index on claims (document, position) where to_position is null;
create index on claims (reference) where to_position is null and reference is not null;
create unique index on claims (id, from_position);
create index on claims (entity, property, position);
create index on claims (document);

create unique index on facts (entity, property, value_key) where to_position is null;
create unique index on facts (entity, property, value_key, from_position);

create unique index on changes (position, ordinal);
create unique index on changes (id);
create index on changes (about, position, ordinal);
create index on changes (document, position, ordinal);
create index on changes (event);
