-- Sketches of the documents' texts, kept inside the append transaction as the identity index is: two
-- documents that come in at once find each other, whichever is first.
--
-- Invariant: every document whose text is long enough has its sketch from the moment it is in the log
-- (see sourcier_events/reprints.py). Erasing a document must empty its sketch, too.

set local role sourcier_owner;

create table log.document_sketch (
    document bytea primary key,
    sketch bigint [] not null,
    position bigint not null
);
-- Without a list of pending entries, which every one of the many looks for a text would read.
create index document_sketch_hashes on log.document_sketch using gin (sketch)
with (fastupdate = off);
create index document_sketch_position on log.document_sketch (position);

-- As ReprintRecognised has it: the latest position of a document counts.
create table log.document_cluster (
    document bytea,
    position bigint,
    cluster uuid not null,
    primary key (document, position)
);

create trigger append_only before update or delete or truncate on log.document_sketch
    for each statement execute function log.refuse_change();
create trigger append_only before update or delete or truncate on log.document_cluster
    for each statement execute function log.refuse_change();

grant select on log.document_sketch, log.document_cluster
    to sourcier_writer, sourcier_reader, sourcier_rebuilder, sourcier_eraser;

-- How many hashes two sketches have in common.
create function log.shared_hashes(one bigint [], other bigint []) returns bigint
language sql immutable parallel safe
return (
    select count(*)
    from (select unnest(one) intersect select unnest(other)) as shared
);

-- Append several appends; one result row for each, in their order. Never raises for one of them.
--
-- A description is {"streams": [{"stream", "events", "expected"?}], "types": [...],
-- "events": n, "quoted": [documents that other appends of the call bring], "resolved_at"?: position,
-- "identities": [{"ordinal", "mention", "entity", "kind", "label", "profile", "keys": [...]}],
-- "sketches": [{"document", "sketch": [...]}], "compared_at"?: position, "shared": n,
-- "reprints": [{"ordinal", "document", "cluster"}]}.
-- Documents belong to the append of their ordinal.
create or replace function log.append_batch(
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

        -- Did a text come in that ours may be a reprint of, since it was compared with all there were?
        if description ? 'compared_at' then
            select jsonb_build_object(
                'document', encode(other.document, 'hex'), 'position', other.position
            )
            into clash
            from log.document_sketch as other
            inner join jsonb_to_recordset(description -> 'sketches') as own (sketch bigint [])
                on log.shared_hashes(own.sketch, other.sketch)
                    >= (description ->> 'shared')::integer
            where other.position > (description ->> 'compared_at')::bigint
            order by other.position desc
            limit 1;
            if found then
                outcome := 'compare_again'; first_position := null; last_position := null;
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

        insert into log.document_sketch (document, sketch, position)
        select decode(own.document, 'hex'), own.sketch, first_position
        from jsonb_to_recordset(description -> 'sketches') as own (document text, sketch bigint []);

        insert into log.document_cluster (document, position, cluster)
        select decode(reprint.document, 'hex'), first_position + reprint.ordinal, reprint.cluster
        from jsonb_to_recordset(description -> 'reprints') as reprint (
            ordinal bigint, document text, cluster uuid
        );

        return next;
    end loop;

    update log.head set position = head_position, recorded_at = head_time
    where head.position <> head_position;
end;
$$;

reset role;
