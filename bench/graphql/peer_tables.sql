-- The current rows of one generation as plain tables, as somebody would lay them out for PostGraphile:
-- primary and foreign keys, and an index for each list that the queries ask for, in its order.

drop schema if exists peer cascade;
create schema peer;

create table peer.meetings as
select id, title, date, date_earliest, date_latest, date_wording, city, country, venue, status, kind
from meetings
where to_position is null;
alter table peer.meetings add primary key (id);
create index on peer.meetings (date_latest desc, id desc);

create table peer.participants as
select id, name, sort_key, type, role, country
from participants
where to_position is null;
alter table peer.participants add primary key (id);

-- The sort key of the participant is repeated: the list is ordered by it.
create table peer.participations as
select x.meeting, x.participant, x.role, x.mode, x.represents, x.stance, x.host, p.sort_key
from participations as x
inner join peer.participants as p on p.id = x.participant
where x.to_position is null;
alter table peer.participations add primary key (meeting, participant);
create index on peer.participations (meeting, sort_key);
create index on peer.participations (participant);

create table peer.documents as
select id, url, publisher, origin, title, language, published
from documents
where to_position is null;
alter table peer.documents add primary key (id);

create table peer.statements as
select id, content, kind, channel, verb, stance, speaker, meeting, document, start_offset
from statements
where to_position is null;
alter table peer.statements add primary key (id);
create index on peer.statements (meeting, document, start_offset);
create index on peer.statements (speaker);
create index on peer.statements (document);

create table peer.claims as
select id, document, entity as meeting, property, value, stance, evidence, confidence, status, position
from claims
where to_position is null;
alter table peer.claims add primary key (id);
create index on peer.claims (meeting, property, position);
create index on peer.claims (document);

alter table peer.participations add foreign key (meeting) references peer.meetings (id);
alter table peer.participations add foreign key (participant) references peer.participants (id);
alter table peer.statements add foreign key (speaker) references peer.participants (id);
alter table peer.statements add foreign key (meeting) references peer.meetings (id);
alter table peer.statements add foreign key (document) references peer.documents (id);
alter table peer.claims add foreign key (meeting) references peer.meetings (id);
alter table peer.claims add foreign key (document) references peer.documents (id);

vacuum analyze peer.meetings;
vacuum analyze peer.participants;
vacuum analyze peer.participations;
vacuum analyze peer.documents;
vacuum analyze peer.statements;
vacuum analyze peer.claims;
