-- API keys. Events name who caused them as key:<id>, so keys are revoked and never deleted.
--
-- Invariant: the key itself is nowhere, only its SHA-256; and only the owner sees that. Readers
-- find a key by handing in the hash of one that somebody showed them.

create schema access authorization sourcier_owner;

set local role sourcier_owner;

grant usage on schema access to sourcier_reader;

create table access.key (
    id text primary key check (id ~ '^[0-9a-f]{10}$'),
    digest bytea not null unique check (length(digest) = 32),
    name text not null check (length(name) between 1 and 200),
    scopes text [] not null check (
        cardinality(scopes) > 0
        and scopes <@ array['read', 'ingest', 'curate', 'erase', 'admin']
    ),
    requests_per_minute integer check (requests_per_minute >= 0), -- null: as the settings say
    created_at timestamptz not null default clock_timestamp(),
    created_by text not null,
    expires_at timestamptz check (expires_at > created_at),
    revoked_at timestamptz,
    revoked_by text,
    last_used_at timestamptz, -- to the hour: nobody's day can be followed
    check ((revoked_at is null) = (revoked_by is null))
);

create function access.refuse_deletion() returns trigger
language plpgsql
as $$
begin
    raise exception '% of keys refused: events name who caused them', tg_op
        using errcode = 'restrict_violation', hint = 'Revoke the key instead.';
end;
$$;

create trigger never_deleted before delete or truncate on access.key
    for each statement execute function access.refuse_deletion();

create function access.state(key access.key) returns text
language sql stable
return case
    when key.revoked_at is not null then 'revoked'
    when key.expires_at <= clock_timestamp() then 'expired'
    else 'valid'
end;

create function access.find_key(digest bytea)
returns table (
    id text,
    scopes text [],
    requests_per_minute integer,
    state text,
    seconds_left double precision -- null: does not expire
)
language plpgsql
security definer
set search_path = pg_catalog, access, pg_temp
as $$
#variable_conflict use_column
declare
    found_key access.key;
    this_hour constant timestamptz := date_trunc('hour', clock_timestamp());
begin
    select * into found_key from access.key where key.digest = find_key.digest;
    if not found then
        return;
    end if;
    id := found_key.id;
    scopes := found_key.scopes;
    requests_per_minute := found_key.requests_per_minute;
    state := access.state(found_key);
    seconds_left := extract(epoch from found_key.expires_at - clock_timestamp());

    -- Where the database may be written: a standby answers as well. Whoever comes second in an
    -- hour need not wait for the first.
    if state = 'valid' and found_key.last_used_at is distinct from this_hour
        and current_setting('transaction_read_only') = 'off'
    then
        update access.key set last_used_at = this_hour
        where key.id = (
            select key.id from access.key where key.id = found_key.id for update skip locked
        );
    end if;

    return next;
end;
$$;

revoke all on function access.find_key, access.state, access.refuse_deletion from public;
grant execute on function access.find_key to sourcier_reader;

reset role;
