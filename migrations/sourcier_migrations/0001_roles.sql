-- Group roles without login: what a session may do is the role it takes, never the login itself.
--
-- Roles belong to the whole cluster and databases are migrated in parallel: that a role or a
-- grant is already there, or appears while we look, is not an error.

do $$
declare
    login constant text := current_user;
    has_set_option constant boolean := current_setting('server_version_num')::integer >= 160000;
    role_name text;
begin
    foreach role_name in array array[
        'sourcier_owner',      -- owns the log, the documents and their functions
        'sourcier_writer',     -- appends to the log, through functions only
        'sourcier_reader',     -- reads the log and the views
        'sourcier_rebuilder',  -- reads the log, writes generations of the views
        'sourcier_eraser'      -- may call the erasing function
    ]
    loop
        if to_regrole(role_name) is null then
            begin
                execute format(
                    'create role %I nologin nosuperuser nocreatedb nocreaterole noinherit', role_name
                );
            exception
                -- Another database created it: seen at once, or when its transaction committed.
                when duplicate_object or unique_violation then null;
            end;
        end if;

        -- `set role` needs membership. From PostgreSQL 16 the creator of a role only gets ADMIN,
        -- so SET is granted explicitly, and INHERIT refused: the login alone can do nothing.
        if not pg_has_role(login, role_name, case when has_set_option then 'SET' else 'MEMBER' end)
        then
            begin
                execute format(
                    'grant %I to %I%s',
                    role_name,
                    login,
                    case when has_set_option then ' with inherit false, set true' end
                );
            exception
                when duplicate_object or unique_violation then null;
            end;
        end if;
    end loop;
end
$$;

-- Every role may see how far the database is migrated: the service asks before it serves.
grant usage on schema sourcier_migration
    to sourcier_owner, sourcier_writer, sourcier_reader, sourcier_rebuilder, sourcier_eraser;
grant select on sourcier_migration.applied
    to sourcier_owner, sourcier_writer, sourcier_reader, sourcier_rebuilder, sourcier_eraser;
