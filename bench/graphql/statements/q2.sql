-- The newest meetings with all participants and first statements.
select row_to_json(root_row)
from (
    select (
        select page_row from (
            select array(
                select meeting_row from (
                    select
                        encode('Meeting:'::bytea || m.id::text::bytea, 'base64') as id,
                        m.title,
                        (
                            select participants_row from (
                                select array(
                                    select edge_row from (
                                        select
                                            x.role,
                                            (
                                                select node_row from (
                                                    select
                                                        encode(
                                                            'Participant:'::bytea
                                                            || p.id::text::bytea, 'base64'
                                                        ) as id,
                                                        p.name,
                                                        p.country
                                                ) as node_row
                                            ) as node
                                        from participations as x
                                        inner join participants as p
                                            on p.id = x.participant and p.to_position is null
                                        where x.meeting = m.id and x.to_position is null
                                        order by p.sort_key, p.id
                                        limit 100
                                    ) as edge_row
                                ) as edges
                            ) as participants_row
                        ) as participants,
                        (
                            select statements_row from (
                                select array(
                                    select statement_row from (
                                        select
                                            encode(
                                                'Statement:'::bytea || s.id::text::bytea, 'base64'
                                            ) as id,
                                            s.content,
                                            (
                                                select speaker_row from (
                                                    select p.name
                                                    from participants as p
                                                    where p.id = s.speaker
                                                        and p.to_position is null
                                                ) as speaker_row
                                            ) as speaker
                                        from statements as s
                                        where s.meeting = m.id and s.to_position is null
                                        order by s.document, s.start_offset, s.id
                                        limit 5
                                    ) as statement_row
                                ) as nodes
                            ) as statements_row
                        ) as statements
                    from meetings as m
                    where m.to_position is null and m.supported
                    order by coalesce(m.date_latest, '0001-01-01'::date) desc, m.id desc
                    limit 50
                ) as meeting_row
            ) as nodes
        ) as page_row
    ) as meetings
) as root_row;
