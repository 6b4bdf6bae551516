-- One meeting with its claims, their evidence and documents.
\set number random(1, :meetings / 2) * 2 - 1
select row_to_json(root_row)
from (
    select (
        select meeting_row from (
            select
                encode('Meeting:'::bytea || m.id::text::bytea, 'base64') as id,
                m.title,
                (
                    select claims_row from (
                        select array(
                            select claim_row from (
                                select
                                    encode('Claim:'::bytea || c.id::text::bytea, 'base64') as id,
                                    c.property,
                                    c.value,
                                    c.confidence,
                                    array(
                                        select passage_row from (
                                            select r.start, r."end", r.exact, r.prefix, r.suffix
                                            from json_to_recordset(c.evidence) as r (
                                                start integer,
                                                "end" integer,
                                                exact text,
                                                prefix text,
                                                suffix text
                                            )
                                        ) as passage_row
                                    ) as evidence,
                                    (
                                        select document_row from (
                                            select
                                                translate(
                                                    encode(
                                                        'Document:'::bytea || d.id::bytea, 'base64'
                                                    ),
                                                    e'\n', ''
                                                ) as id,
                                                d.url,
                                                d.publisher,
                                                d.title
                                            from documents as d
                                            where d.id = c.document and d.to_position is null
                                        ) as document_row
                                    ) as document
                                from claims as c
                                where c.entity = m.id and c.to_position is null
                                    and c.status = 'active'
                                order by c.property, c.position
                                limit 100
                            ) as claim_row
                        ) as nodes
                    ) as claims_row
                ) as claims
            from entities as e
            inner join meetings as m on m.id = e.canonical and m.to_position is null
            where e.id = md5('meeting ' || :number - 1)::uuid and e.to_position is null
        ) as meeting_row
    ) as meeting
) as root_row;
