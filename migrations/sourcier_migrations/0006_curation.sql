-- What people decide: merges as an index that the append keeps, and the check, under the head lock,
-- that nothing which a decision rests on has moved since it was looked at.
--
-- Invariant: following the rows of log.identity_merge that no row of log.identity_merge_undone names
-- leads from any member to the entity that answers for it, exactly as the fold has it.

set local role sourcier_owner;

-- `absorbed` and `into_entity` answered for themselves when the merge took effect; one that took
-- none, because both were one already or not of one kind, is not here.
create table log.identity_merge (
    merge uuid primary key,
    absorbed uuid not null,
    into_entity uuid not null,
    position bigint not null
);
create index identity_merge_absorbed on log.identity_merge (absorbed, position desc);
create index identity_merge_into on log.identity_merge (into_entity, position desc);

create table log.identity_merge_undone (
    merge uuid primary key,
    position bigint not null
);

create trigger append_only before update or delete or truncate on log.identity_merge
    for each statement execute function log.refuse_change();
create trigger append_only before update or delete or truncate on log.identity_merge_undone
    for each statement execute function log.refuse_change();

-- The members on the way from one to the entity that answers for it, both included, in order.
create function log.answering_path(member uuid) returns uuid []
language plpgsql stable
set search_path = pg_catalog, log, pg_temp
as $$
declare
    path uuid [] := array[member];
    next uuid;
begin
    loop
        select identity_merge.into_entity into next
        from log.identity_merge
        where identity_merge.absorbed = path[cardinality(path)]
            and not exists (
                select from log.identity_merge_undone
                where identity_merge_undone.merge = identity_merge.merge
            )
        order by identity_merge.position desc
        limit 1;
        exit when not found;
        path := path || next;
    end loop;
    return path;
end;
$$;

-- The entity that answers for a member: itself, unless it was merged.
create function log.answering(member uuid) returns uuid
language plpgsql stable
set search_path = pg_catalog, log, pg_temp
as $$
declare
    path uuid [] := log.answering_path(member);
begin
    return path[cardinality(path)];
end;
$$;

-- Take the head lock, and say which of the guards do not hold any more: one row for each of these,
-- with the first thing that moved and the position where. A guard is
-- {"since": position, "streams": [...], "mentions": [...], "entities": [...]}:
-- a stream moves by any event in it, a mention by a binding, an entity when it is absorbed or freed.
create function log.moved_since(guards jsonb)
returns table (ordinal integer, what text, moved_at bigint)
language plpgsql
security definer
set search_path = pg_catalog, log, pg_temp
as $$
begin
    perform from log.head for update;

    return query
    select guard.ordinality::integer, moved.what, moved.moved_at
    from jsonb_array_elements(guards) with ordinality as guard (description, ordinality)
    cross join lateral (
        select 'stream ' || wanted.stream as what, append.last_position as moved_at
        from jsonb_array_elements_text(guard.description -> 'streams') as wanted (stream)
        cross join lateral (
            select stream_append.first_position
            from log.stream_append
            where stream_append.stream = wanted.stream
            order by stream_append.version desc
            limit 1
        ) as latest
        inner join log.append on append.first_position = latest.first_position
        union all
        select 'mention ' || bound.mention, bound.position
        from jsonb_array_elements_text(guard.description -> 'mentions') as wanted (mention)
        inner join log.identity_mention as bound on bound.mention = wanted.mention::uuid
        union all
        select 'entity ' || wanted.entity, greatest(merged.position, undone.position)
        from jsonb_array_elements_text(guard.description -> 'entities') as wanted (entity)
        inner join log.identity_merge as merged on merged.absorbed = wanted.entity::uuid
        left join log.identity_merge_undone as undone on undone.merge = merged.merge
        order by moved_at desc, what
        limit 1
    ) as moved
    where moved.moved_at > (guard.description ->> 'since')::bigint;
end;
$$;

-- Keep the merges and undoings of an append: [{"position", "merge", "absorbed"?, "into"?}], in order.
-- One without ends is an undoing. Called in the transaction of the append, by whoever holds its lock.
create function log.index_merges(decisions jsonb) returns void
language plpgsql
security definer
set search_path = pg_catalog, log, pg_temp
as $$
declare
    decision record;
    absorbed_end uuid;
    into_end uuid;
begin
    for decision in
        select decided.position, decided.merge, decided.absorbed, decided."into" as into_entity
        from jsonb_to_recordset(decisions)
            as decided (position bigint, merge uuid, absorbed uuid, "into" uuid)
        order by decided.position
    loop
        if decision.absorbed is null then
            insert into log.identity_merge_undone (merge, position)
            select identity_merge.merge, decision.position
            from log.identity_merge
            where identity_merge.merge = decision.merge
            on conflict do nothing; -- undone already: the fold sees no link to take away, either
            continue;
        end if;
        absorbed_end := log.answering(decision.absorbed);
        into_end := log.answering(decision.into_entity);
        insert into log.identity_merge (merge, absorbed, into_entity, position)
        select decision.merge, absorbed_end, into_end, decision.position
        where absorbed_end <> into_end
            and log.kind_of_entity(absorbed_end, decision.position)
                = log.kind_of_entity(into_end, decision.position)
        on conflict do nothing; -- a merge has one id
    end loop;
end;
$$;

-- The kind that an entity has had since a mention was first bound to it; null where none was yet.
create function log.kind_of_entity(wanted uuid, at bigint) returns text
language sql stable
set search_path = pg_catalog, log, pg_temp
as $$
    select bound.kind
    from log.identity_mention as bound
    where bound.entity = wanted and bound.position < at
    order by bound.position
    limit 1
$$;

revoke all on function log.moved_since from public;
revoke all on function log.index_merges from public;
grant execute on function log.moved_since to sourcier_writer;
grant execute on function log.index_merges to sourcier_writer;
grant select on log.identity_merge, log.identity_merge_undone
    to sourcier_writer, sourcier_reader, sourcier_rebuilder, sourcier_eraser;

reset role;
