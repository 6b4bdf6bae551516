-- The log: appends of events, the documents they quote, and the identity index.
--
-- Invariant: positions are dense and in the order of commits. They come from the one row of
-- log.head, locked as the last lock of an appending transaction; a rollback gives them back.

create schema log authorization sourcier_owner;

set local role sourcier_owner;

grant usage on schema log to sourcier_writer, sourcier_reader, sourcier_rebuilder, sourcier_eraser;

-- One narrow row that every append updates: a low fillfactor keeps those updates heap-only.
create table log.head (
    singleton boolean primary key default true check (singleton),
    position bigint not null,
    recorded_at timestamptz not null
) with (fillfactor = 10);

insert into log.head (position, recorded_at) values (0, '-infinity');

-- One row per append, as a commit is in git. Byte layouts: docs/log-format.md.
create table log.append (
    first_position bigint primary key,
    last_position bigint not null unique,
    recorded_at timestamptz not null,
    idempotency_key bytea not null unique check (length(idempotency_key) = 32),
    streams text [] not null,        -- distinct streams, in the order of their first event
    base_versions bigint [] not null, -- version of each of these streams before this append
    event_types text [] not null,    -- distinct event types
    headers bytea not null,          -- zstd: length-prefixed headers, versions relative to the base
    salts bytea not null,            -- 16 bytes an event; zeros where the payload was erased
    payloads bytea not null,         -- zstd: one canonical JSON array
    check (last_position >= first_position)
);
alter table log.append alter column headers set storage external;
alter table log.append alter column salts set storage external;
alter table log.append alter column payloads set storage external;
create index append_recorded_at on log.append using brin (recorded_at);

-- Which append holds which events of a stream: decides expected versions, answers reads by stream.
create table log.stream_append (
    stream text collate "C",
    version bigint,                  -- version of the stream after this append
    first_position bigint not null,
    primary key (stream, version)
);

-- A document is there exactly if its DocumentAdded is in the log: both come in one append.
create table log.document (
    sha256 bytea primary key check (length(sha256) = 32),
    text text not null,
    first_position bigint not null
);

-- The identity index: what resolution knows, kept inside the append transaction.
create table log.identity_mention (
    mention uuid,
    position bigint,
    entity uuid not null,
    kind text not null,
    label text not null,
    profile jsonb not null,
    primary key (mention, position)
);
create index identity_mention_entity on log.identity_mention (entity, position);

-- `position` is when the entity was first found under the key.
create table log.identity_key (
    key text collate "C",
    entity uuid,
    position bigint not null,
    primary key (key, entity)
);
create index identity_key_newest on log.identity_key (key, position desc);

create function log.refuse_change() returns trigger
language plpgsql
as $$
begin
    raise exception '% of %.% refused: the log is append-only', tg_op, tg_table_schema, tg_table_name
        using errcode = 'restrict_violation',
              hint = 'Append an event that corrects or retracts instead.';
end;
$$;

create trigger append_only before update or delete or truncate on log.append
    for each statement execute function log.refuse_change();
create trigger append_only before update or delete or truncate on log.stream_append
    for each statement execute function log.refuse_change();
create trigger append_only before update or delete or truncate on log.document
    for each statement execute function log.refuse_change();
create trigger append_only before update or delete or truncate on log.identity_mention
    for each statement execute function log.refuse_change();
create trigger append_only before update or delete or truncate on log.identity_key
    for each statement execute function log.refuse_change();
create trigger head_only_moves before delete or truncate on log.head
    for each statement execute function log.refuse_change();

-- Append several appends; one result row for each, in their order. Never raises for one of them.
--
-- A description is {"streams": [{"stream", "events", "expected"?}], "types": [...],
-- "events": n, "quoted": [documents that other appends of the call bring], "resolved_at"?: position,
-- "identities": [{"ordinal", "mention", "entity", "kind", "label", "profile", "keys": [...]}]}.
-- Documents belong to the append of their ordinal.
create function log.append_batch(
    idempotency_keys bytea [],
    descriptions jsonb [],
    header_blocks bytea [],
    salt_blocks bytea [],
    payload_blocks bytea [],
    document_appends integer [],
    document_digests bytea [],
    document_texts text []
)
returns table (
    outcome text,
    first_position bigint,
    last_position bigint,
    recorded_at timestamptz,
    detail jsonb
)
language plpgsql
security definer
set search_path = pg_catalog, log, pg_temp
as $$
#variable_conflict use_column
declare
    head_position bigint;
    head_time timestamptz;
    description jsonb;
    stream_names text [];
    bases bigint [];
    clash jsonb;
begin
    -- The head lock: from here to the end of the transaction, nobody else appends.
    select head.position, head.recorded_at into head_position, head_time from log.head for update;

    for ordinal in 1 .. cardinality(idempotency_keys) loop
        description := descriptions[ordinal];

        -- Already there? Decided before anything else is compared.
        select 'known', append.first_position, append.last_position, append.recorded_at, null::jsonb
        into outcome, first_position, last_position, recorded_at, detail
        from log.append
        where append.idempotency_key = idempotency_keys[ordinal];
        if found then
            return next;
            continue;
        end if;

        -- Was the append that brings a document which this one quotes turned down?
        select jsonb_build_object('stream', 'document:' || quoted.digest, 'expected', 1, 'actual', 0)
        into clash
        from jsonb_array_elements_text(description -> 'quoted') as quoted (digest)
        where not exists (
            select from log.document where document.sha256 = decode(quoted.digest, 'hex')
        )
        limit 1;
        if found then
            outcome := 'conflict'; first_position := null; last_position := null;
            recorded_at := null; detail := clash;
            return next;
            continue;
        end if;

        -- Did somebody put an entity under one of our blocking keys since resolution looked?
        if description ? 'resolved_at' then
            select jsonb_build_object('key', identity_key.key, 'position', identity_key.position)
            into clash
            from jsonb_array_elements(description -> 'identities') as identity,
                lateral jsonb_array_elements_text(identity -> 'keys') as wanted (key)
            inner join log.identity_key on identity_key.key = wanted.key
            where identity_key.position > (description ->> 'resolved_at')::bigint
            order by identity_key.position desc, identity_key.key
            limit 1;
            if found then
                outcome := 'resolve_again'; first_position := null; last_position := null;
                recorded_at := null; detail := clash;
                return next;
                continue;
            end if;
        end if;

        -- The streams as they are now, and the first that is not as expected.
        select
            array_agg(wanted.stream order by wanted.ordinality),
            array_agg(coalesce(current.version, 0) order by wanted.ordinality),
            (array_agg(
                jsonb_build_object(
                    'stream', wanted.stream,
                    'expected', wanted.expected,
                    'actual', coalesce(current.version, 0)
                ) order by wanted.ordinality
            ) filter (where wanted.expected <> coalesce(current.version, 0)))[1]
        into stream_names, bases, clash
        from rows from (
            jsonb_to_recordset(description -> 'streams') as (stream text, expected bigint)
        ) with ordinality as wanted (stream, expected, ordinality)
        left join lateral (
            select stream_append.version
            from log.stream_append
            where stream_append.stream = wanted.stream
            order by stream_append.version desc
            limit 1
        ) as current on true;
        if clash is not null then
            outcome := 'conflict'; first_position := null; last_position := null;
            recorded_at := null; detail := clash;
            return next;
            continue;
        end if;

        outcome := 'appended';
        first_position := head_position + 1;
        last_position := head_position + (description ->> 'events')::bigint;
        recorded_at := greatest(clock_timestamp(), head_time + interval '1 microsecond');
        detail := null;
        head_position := last_position;
        head_time := recorded_at;

        insert into log.append (
            first_position, last_position, recorded_at, idempotency_key,
            streams, base_versions, event_types, headers, salts, payloads
        )
        values (
            first_position, last_position, recorded_at, idempotency_keys[ordinal],
            stream_names, bases, array(select jsonb_array_elements_text(description -> 'types')),
            header_blocks[ordinal], salt_blocks[ordinal], payload_blocks[ordinal]
        );

        insert into log.stream_append (stream, version, first_position)
        select wanted.stream, bases[wanted.ordinality] + wanted.events, first_position
        from rows from (
            jsonb_to_recordset(description -> 'streams') as (stream text, events bigint)
        ) with ordinality as wanted (stream, events, ordinality);

        insert into log.document (sha256, text, first_position)
        select document.sha256, document.text, first_position
        from unnest(document_appends, document_digests, document_texts)
            as document (append_ordinal, sha256, text)
        where document.append_ordinal = ordinal;

        insert into log.identity_mention (mention, position, entity, kind, label, profile)
        select
            identity.mention, first_position + identity.ordinal,
            identity.entity, identity.kind, identity.label, identity.profile
        from jsonb_to_recordset(description -> 'identities') as identity (
            ordinal bigint, mention uuid, entity uuid, kind text, label text, profile jsonb
        );

        insert into log.identity_key (key, entity, position)
        select wanted.key, identity.entity, min(first_position + identity.ordinal)
        from jsonb_to_recordset(description -> 'identities')
                as identity (ordinal bigint, entity uuid, keys jsonb),
            lateral jsonb_array_elements_text(identity.keys) as wanted (key)
        group by wanted.key, identity.entity
        -- An index of associations, not of events: the first position of each is what counts.
        on conflict do nothing;

        return next;
    end loop;

    update log.head set position = head_position, recorded_at = head_time
    where head.position <> head_position;
end;
$$;

revoke all on function log.append_batch from public;
grant execute on function log.append_batch to sourcier_writer;
grant select on all tables in schema log
    to sourcier_writer, sourcier_reader, sourcier_rebuilder, sourcier_eraser;

reset role;
