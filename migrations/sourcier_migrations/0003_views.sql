-- The registry of generations of the views. A generation is a schema views_<number> that a rebuild
-- makes and fills (events/sourcier_events/projections/generation.sql); readers use the current one.
--
-- Invariant: the row of views.current changes only to a generation whose checkpoint is not behind
-- the one it replaces.

create schema views;
grant usage on schema views
    to sourcier_owner, sourcier_writer, sourcier_reader, sourcier_rebuilder;
grant create on schema views to sourcier_rebuilder;

-- The rebuilder may not create schemas, only this one kind. A right on the database itself would
-- be lost when the database is copied or restored.
create function views.create_generation_schema(generation integer) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('create schema %I authorization sourcier_rebuilder', 'views_' || generation);
end;
$$;

revoke all on function views.create_generation_schema from public;
grant execute on function views.create_generation_schema to sourcier_rebuilder;

set local role sourcier_rebuilder;

create table views.generation (
    number integer primary key generated always as identity,
    fold_version integer not null,
    status text not null check (status in ('building', 'live', 'previous', 'trial')),
    created_at timestamptz not null default clock_timestamp()
);

-- Position and epoch move in the transaction that writes the rows. `epoch` fences off a runner that
-- lost its place: it finds that no row has its epoch any more, and stops.
create table views.checkpoint (
    generation integer primary key references views.generation on delete cascade,
    position bigint not null default 0,
    epoch bigint not null default 0,
    moved_at timestamptz not null default clock_timestamp()
);

create table views.current (
    singleton boolean primary key default true check (singleton),
    generation integer references views.generation
);

insert into views.current (generation) values (null);

-- Entities that an event could not be folded into: visible, until a rebuild with a mended fold.
create table views.paused (
    generation integer references views.generation on delete cascade,
    subject text,
    position bigint not null,
    error text not null,
    paused_at timestamptz not null default clock_timestamp(),
    primary key (generation, subject)
);

grant select on all tables in schema views to sourcier_owner, sourcier_writer, sourcier_reader;

reset role;

revoke create on schema views from sourcier_rebuilder;
