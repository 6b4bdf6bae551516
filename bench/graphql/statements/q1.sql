-- One meeting by id, as somebody would write it by hand for these views.
\set number random(1, :meetings)
select row_to_json(root_row)
from (
    select (
        select meeting_row from (
            select
                encode('Meeting:'::bytea || m.id::text::bytea, 'base64') as id,
                m.title,
                (
                    select date_row from (select m.date as edtf) as date_row
                    where m.date is not null
                ) as date,
                m.city,
                m.country,
                m.venue
            from entities as e
            inner join meetings as m on m.id = e.canonical and m.to_position is null
            where e.id = md5('meeting ' || :number - 1)::uuid and e.to_position is null
        ) as meeting_row
    ) as meeting
) as root_row;
