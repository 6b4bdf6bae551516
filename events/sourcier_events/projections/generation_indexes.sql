-- Indexes of one generation, made after its rows.
--
-- A query for now says `to_position is null` and uses the partial indexes at the end. One as of P says
-- `from_position <= P and coalesce(to_position, 9223372036854775807) > P`, in these very words: both
-- are conditions on the indexes here, which an `or` would not be. Of two indexes that cost the same,
-- PostgreSQL takes the one that was made last: the partial ones, which have one row for each key.

create unique index on state (key);

-- As of a position: by key, then by when the version ends; in lists, by their order before that.

create unique index on entities (id, coalesce(to_position, 9223372036854775807), from_position);
create index on entities (canonical, coalesce(to_position, 9223372036854775807), from_position);
create index on entities (merged_into) where merged_into is not null;

create unique index on meetings (id, coalesce(to_position, 9223372036854775807), from_position);
create index on meetings (
    coalesce(date_latest, '0001-01-01'::date), id,
    from_position, coalesce(to_position, 9223372036854775807)
);
create index on meetings (city_key, id, from_position, coalesce(to_position, 9223372036854775807));

create unique index on participants (id, coalesce(to_position, 9223372036854775807), from_position);
create index on participants (
    sort_key, id, from_position, coalesce(to_position, 9223372036854775807)
);

create unique index on statements (id, coalesce(to_position, 9223372036854775807), from_position);
create index on statements (
    speaker, document, start_offset, id, from_position, coalesce(to_position, 9223372036854775807)
);
create index on statements (
    meeting, document, start_offset, id, from_position, coalesce(to_position, 9223372036854775807)
);
create index on statements (
    document, start_offset, id, from_position, coalesce(to_position, 9223372036854775807)
);

create unique index on participations (
    meeting, participant, coalesce(to_position, 9223372036854775807), from_position
);
create index on participations (
    meeting, coalesce(to_position, 9223372036854775807), from_position
);
create index on participations (
    participant, coalesce(to_position, 9223372036854775807), from_position
);

create unique index on documents (id, coalesce(to_position, 9223372036854775807), from_position);
create index on documents (
    coalesce(published_latest, '0001-01-01'::date), id,
    from_position, coalesce(to_position, 9223372036854775807)
);
create index on documents (cluster) where cluster is not null;

create unique index on publications (id, coalesce(to_position, 9223372036854775807), from_position);
create index on publications (
    document, coalesce(to_position, 9223372036854775807), from_position
);

create unique index on runs (id, coalesce(to_position, 9223372036854775807), from_position);
create index on runs (document, coalesce(to_position, 9223372036854775807), from_position);

create unique index on claims (id, coalesce(to_position, 9223372036854775807), from_position);
create index on claims (
    entity, property, position, from_position, coalesce(to_position, 9223372036854775807)
);
create index on claims (
    document, position, from_position, coalesce(to_position, 9223372036854775807)
);

create unique index on facts (
    entity, property, value_key, coalesce(to_position, 9223372036854775807), from_position
);

-- For now.

create unique index on entities (id) where to_position is null;
create index on entities (canonical) where to_position is null;

create unique index on meetings (id) where to_position is null;
create index on meetings (coalesce(date_latest, '0001-01-01'::date), id)
where to_position is null and supported;
create index on meetings (coalesce(date_latest, '0001-01-01'::date), id)
where to_position is null and cardinality(contested) > 0;
create index on meetings (city_key, id) where to_position is null;

create unique index on participants (id) where to_position is null;
create index on participants (sort_key, id) where to_position is null and supported;
create index on participants (sort_key, id)
where to_position is null and cardinality(contested) > 0;

create unique index on statements (id) where to_position is null;
create index on statements (speaker, document, start_offset, id) where to_position is null;
create index on statements (meeting, document, start_offset, id) where to_position is null;
create index on statements (document, start_offset, id) where to_position is null;
create index on statements (document, start_offset, id)
where to_position is null and cardinality(contested) > 0;

create unique index on participations (meeting, participant) where to_position is null;
create index on participations (participant, meeting) where to_position is null;

create unique index on documents (id) where to_position is null;
create index on documents (coalesce(published_latest, '0001-01-01'::date), id)
where to_position is null;
create index on documents (url) where to_position is null;

create unique index on publications (id) where to_position is null;
create index on publications (document) where to_position is null;
create index on publications (url) where to_position is null;
create index on publications (publisher) where to_position is null;

create unique index on runs (id) where to_position is null;
create index on runs (document) where to_position is null;

create unique index on claims (id) where to_position is null;
create index on claims (entity, property, position) where to_position is null;
create index on claims (document, position) where to_position is null;
create index on claims (reference) where to_position is null and reference is not null;

create unique index on facts (entity, property, value_key) where to_position is null;

-- The timeline: rows never end.

create unique index on changes (position, ordinal);
create unique index on changes (id);
create index on changes (about, position, ordinal);
create index on changes (document, position, ordinal);
create index on changes (claim, position, ordinal) where claim is not null;
create index on changes (event);
create index on changes (causation) where causation is not null;
create index on changes (correlation, position, ordinal) where correlation is not null;

-- Full-text search: all versions, for now and for as-of. Queries use exactly these expressions.

create index on meetings using gin (views.words(search_text));
create index on participants using gin (views.words(search_key));
create index on statements using gin (views.words(content));
create index on documents using gin (views.words(coalesce(title, '')));
