-- The tables of one generation of the views, made inside its own schema (search_path).
--
-- System-versioned: a row holds from from_position up to, not including, to_position; both are ends
-- of appends. to_position is null while the row is current. As of P: from_position <= P and
-- (to_position is null or to_position > P).

-- One row per member: `canonical` is the entity that answers for it, itself unless it was merged.
--
-- Every other uuid of an entity in these tables (claims.entity, claims.reference, facts.entity,
-- facts.reference, participations.meeting, participations.participant, statements.speaker,
-- statements.meeting) is canonical at the same cut, and of the kind its column needs: join it with
-- meetings and participants directly. Of `changes` it was canonical when the line was written.
create table entities (
    id uuid not null,
    kind text not null,
    canonical uuid not null,
    merged_into uuid,                -- the member it was merged into, itself perhaps merged since
    merge uuid,                      -- the merge that did so
    from_position bigint not null,
    to_position bigint
);

create table meetings (
    id uuid not null,
    title text not null,
    kind text,
    family text,
    series text,
    level text,
    date text,                       -- EDTF
    date_earliest date,
    date_latest date,
    month_day_earliest text collate "C", -- MM-DD, where the year is not known; after the latest:
    month_day_latest text collate "C",   -- it goes on into the next year
    date_wording text,               -- as the source has it
    weekday text,
    city text,
    city_key text collate "C",       -- the same for all names of the city
    country text,
    venue text,
    format text,
    status text,
    delegations integer,
    topics text [] not null,
    contested text [] not null,      -- properties whose fact is contested
    supported boolean not null,      -- false: no claim on it counts any more
    search_text text not null,       -- what full-text search looks into
    from_position bigint not null,
    to_position bigint
);

create table participants (
    id uuid not null,
    name text not null,
    names text [] not null,          -- other spellings, most supported first
    sort_key text collate "C" not null,
    type text,
    role text,
    country text,
    organisation text,
    contested text [] not null,
    search_key text not null,        -- its names, folded and transliterated, for LIKE
    supported boolean not null,
    from_position bigint not null,
    to_position bigint
);

create table statements (
    id uuid not null,
    content text not null,
    kind text,
    channel text,
    verb text,
    stance text not null,
    speaker uuid,
    meeting uuid,
    document text not null,
    start_offset integer not null,   -- where it begins in the document
    contested text [] not null,
    from_position bigint not null,
    to_position bigint
);

create table participations (
    meeting uuid not null,
    participant uuid not null,
    role text,
    mode text,                       -- in_person, remote, unknown
    represents text,
    stance text not null,            -- absent: stays away
    host boolean not null,
    claim uuid,                      -- the preferred claim of participation, or of hosting
    from_position bigint not null,
    to_position bigint
);

create table documents (
    id text not null,                -- SHA-256 of the stored text, in hex
    length integer not null,
    media_type text not null,
    url text,
    publisher text,
    origin text,
    title text,
    language text,
    published text,                  -- EDTF, of the first publication
    published_earliest date,
    published_latest date,
    licence text,
    cluster uuid,                    -- of reprints of one text
    independent_origin text not null, -- who independently reported: reprints share it
    revised_by text,                 -- the document now at all of its urls
    revises text,                    -- the document that was at its url before
    withdrawn boolean not null,
    erased boolean not null,
    from_position bigint not null,
    to_position bigint
);

create table publications (
    id uuid not null,
    document text not null,
    url text,
    publisher text,
    origin text,
    title text,
    language text,
    published text,
    published_earliest date,
    published_latest date,
    fetched text,
    licence text,
    file_name text,
    file_sha256 text,
    from_position bigint not null,
    to_position bigint
);

create table runs (
    id uuid not null,
    document text not null,
    extractor text not null,
    version text not null,
    configuration text not null,
    refused text,                    -- why it read nothing
    superseded_by uuid,
    position bigint not null,
    recorded_at timestamptz not null,
    from_position bigint not null,
    to_position bigint
);

create table claims (
    id uuid not null,
    document text not null,
    run uuid,
    mention uuid not null,
    entity uuid not null,            -- canonical
    kind text not null,
    property text not null,
    value text not null,
    value_key text collate "C" not null, -- claims with equal keys say the same
    reference uuid,                  -- canonical
    qualifiers json not null,
    stance text not null,
    evidence json not null,
    confidence integer not null,
    rule text not null,
    rank text not null,
    status text not null,            -- active, retracted, superseded, revised, withdrawn, erased
    actor text not null,
    position bigint not null,
    recorded_at timestamptz not null,
    from_position bigint not null,
    to_position bigint
);

-- One row per single-valued property of an entity; of others, one per value.
create table facts (
    entity uuid not null,
    kind text not null,
    property text not null,
    value_key text collate "C" not null, -- '' where the property has one value
    status text not null,
    claim uuid,                      -- the preferred claim
    value text,
    reference uuid,
    different_values integer not null, -- how many are claimed; of many values, this one
    claims integer not null,         -- support of the preferred value
    documents integer not null,
    publishers integer not null,
    origins integer not null,        -- independent ones
    set_by uuid not null,            -- the event that last set value, claim or reference
    set_at bigint not null,          -- its position
    from_position bigint not null,
    to_position bigint
);

-- The timeline. Rows never change: to_position stays null. Every event has one row at least, and
-- every change of a preferred value exactly one row where `changed` is true.
create table changes (
    id text not null,                -- <position>-<ordinal>
    position bigint not null,
    ordinal integer not null,
    event uuid not null,
    event_type text not null,
    schema_version integer not null,
    stream text not null,
    version bigint not null,         -- in the stream
    correlation uuid,
    causation uuid,                  -- the event that caused this one
    kind text not null,
    about uuid,                      -- the entity it concerns, canonical at that time
    document text,
    property text,
    claim uuid,
    merge uuid,                      -- of a merge and its undoing: which, and the other side
    other uuid,
    method text,                     -- of a mention bound to an entity: how, how surely, and which
    score integer,                   -- entities were weighed, as the event has them
    candidates json,
    changed boolean not null,        -- this is why before and after differ
    before text,                     -- preferred value at the end of the append before
    before_reference uuid,           -- canonical then
    after text,                      -- preferred value at the end of this append
    after_reference uuid,
    reason text,
    actor text not null,
    recorded_at timestamptz not null,
    from_position bigint not null,
    to_position bigint
);

-- What the fold remembers between appends; not a view, not versioned.
create table state (
    key text collate "C" not null,
    record bytea not null
);
