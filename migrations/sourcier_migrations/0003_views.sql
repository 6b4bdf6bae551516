-- The registry of generations of the views. A generation is a schema views_<number> that a rebuild
-- makes and fills (events/sourcier_events/projections/generation.sql); readers use the current one.
--
-- Invariant: the row of views.current changes only to a generation whose checkpoint is not behind
-- the one it replaces.

do $$
begin
    execute format('grant create on database %I to sourcier_rebuilder', current_database());
end
$$;

create schema views authorization sourcier_rebuilder;

set local role sourcier_rebuilder;

grant usage on schema views to sourcier_owner, sourcier_writer, sourcier_reader;

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
