-- What reads need of PostgreSQL beside tables: dates that may lie in a range, French full-text search
-- without regard to case and accents, snippets, and where a quotation stands in a revised text.
--
-- Invariant: nothing here depends on the server's locale or extensions. An index that is made of
-- these functions is the same on every server; the embedded PostgreSQL brings no extension.

-- Whether a date may lie between two days, both included; null is an open end. The month and day are
-- those of a date of unknown year (MM-DD); the earliest is after the latest where it goes on into
-- the next year. A missing date lies nowhere.
create function views.may_lie(
    date_earliest date,
    date_latest date,
    month_day_earliest text,
    month_day_latest text,
    "from" date,
    "to" date
) returns boolean
language sql stable parallel safe
return
    (date_earliest is not null or date_latest is not null or month_day_earliest is not null)
    and ("from" is null or "to" is null or "from" <= "to")
    and ("to" is null or date_earliest is null or date_earliest <= "to")
    and ("from" is null or date_latest is null or date_latest >= "from")
    and (
        month_day_earliest is null
        or "from" is null
        or "to" is null
        -- A whole year lies between them.
        or extract(year from "to") - extract(year from "from") >= 2
        or case
            -- Both days are of one year: the parts of the year must meet.
            when extract(year from "to") = extract(year from "from")
                then case
                    when month_day_earliest <= month_day_latest
                        then month_day_earliest <= to_char("to", 'MM-DD')
                            and month_day_latest >= to_char("from", 'MM-DD')
                    else month_day_earliest <= to_char("to", 'MM-DD')
                        or month_day_latest >= to_char("from", 'MM-DD')
                end
            -- New Year is between them.
            else month_day_earliest > month_day_latest
                or month_day_latest >= to_char("from", 'MM-DD')
                or month_day_earliest <= to_char("to", 'MM-DD')
        end
    );

-- Whether a date lies there whatever its open parts are. A source that calls it approximate (~) or
-- uncertain (?) leaves that open; so does one that does not know the year.
create function views.certainly_lies(
    edtf text,
    date_earliest date,
    date_latest date,
    "from" date,
    "to" date
) returns boolean
language sql stable parallel safe
return coalesce(
    edtf !~ '[~?%]'
    and ("from" is null or date_earliest >= "from")
    and ("to" is null or date_latest <= "to"),
    false
);

-- A text in lower case without accents, of as many code points as before (but see views.snippet), so
-- that an offset in one is an offset in the other. Signs that mean the same become one: what the
-- parser takes for a letter depends on the locale for all signs that are not ASCII.
create function views.folded(content text) returns text
language sql immutable parallel safe strict
return lower(
    -- Many a cheap replace is four times as fast as one translate of so many letters.
    replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(
        translate(
            normalize(content, nfd),
            U&'\0300\0301\0302\0303\0304\0306\0307\0308\030A\030B\030C\0327\0328', ''
        ),
    '’', ''''), '‘', ''''), 'ʼ', ''''), '«', '"'), '»', '"'), '“', '"'),
    '”', '"'), '„', '"'), '–', '-'), '—', '-'), U&'\2011', '-'), U&'\2010', '-'),
    '…', '.'), U&'\00A0', ' '), U&'\202F', ' '), U&'\2009', ' '), U&'\00AD', '-'), U&'\200B', ' '),
    'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'ı', 'i')
    collate "C"
);

-- What the parser gets to see: ligatures are two letters, and nothing looks like markup, which it
-- would take apart differently.
create function views.searchable(folded text) returns text
language sql immutable parallel safe strict
return replace(replace(replace(replace(replace(
    translate(folded, '<>', '  '), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'
);

-- The words of a text, as stems. A tsvector has a limit of 1 MiB, which the longest text that is
-- looked into stays below, however many different words it has.
create function views.words(content text) returns tsvector
language sql immutable parallel safe strict
return to_tsvector(
    'pg_catalog.french'::regconfig, views.searchable(views.folded(left(content, 100000)))
);

-- What somebody looks for, as web search engines understand it: all of the words, "a phrase", or,
-- -without. Nothing to look for gives the empty query, which matches nothing.
create function views.search_query(wanted text) returns tsquery
language sql immutable parallel safe strict
return websearch_to_tsquery(
    'pg_catalog.french'::regconfig,
    -- The dictionary knows its stop words with accents only: one that it knows takes their place.
    regexp_replace(
        views.searchable(views.folded(left(wanted, 1000))),
        '\m(a|meme|ete|etee|etees|etes|etant|etante|etants|etantes|etais|etait|etiez|etaient'
        '|fumes|futes|eumes|eutes)\M',
        'le',
        'g'
    )
);

-- The part of a text where most of what was looked for stands close together, as it was written:
-- {"text", "start", "highlights": [{"start", "end"}]}. `start` is the offset of the part in the
-- text, those of highlights are offsets in the part; all in code points. Without a match, the part
-- is the beginning. It is cut at spaces and so may be a little shorter than `length`.
create function views.snippet(content text, query tsquery, length integer default 240)
returns json
language plpgsql immutable parallel safe strict
as $$
declare
    -- Marks that no text has: these two control characters are taken out first.
    opening constant text := chr(1);
    closing constant text := chr(2);
    written constant text := translate(left(content, 100000), chr(1) || chr(2), '  ');
    folded text := views.folded(written);
    marked text;
    piece text;
    piece_length integer;
    found_starts integer [] := array[]::integer [];
    found_ends integer [] := array[]::integer [];
    at integer := 0;                 -- how much of the folded text the pieces so far made up
    inside boolean := false;
    first integer := 1;              -- the highlights first to last are the best part
    last integer := 0;
    candidate integer := 1;
    begins integer;
    ends integer;
begin
    if char_length(folded) <> char_length(written) then
        folded := lower(written collate "C");  -- rare signs fold to more or fewer than one
    end if;
    marked := ts_headline(
        'pg_catalog.french'::regconfig,
        views.searchable(folded),
        query,
        format('HighlightAll=true, StartSel="%s", StopSel="%s"', opening, closing)
    );

    -- Walk through the marked text; where ligatures became two letters, a piece was shorter.
    foreach piece in array string_to_array(replace(marked, closing, opening), opening) loop
        piece_length := least(char_length(piece), char_length(folded) - at);
        while char_length(views.searchable(substr(folded, at + 1, piece_length)))
            > char_length(piece)
        loop
            piece_length := piece_length - 1;
        end loop;
        if inside then
            found_starts := found_starts || at;
            found_ends := found_ends || (at + piece_length);
        end if;
        at := at + piece_length;
        inside := not inside;
    end loop;
    if at <> char_length(folded) then  -- the headline is not the text: better no marks than wrong
        found_starts := array[]::integer [];
        found_ends := array[]::integer [];
    end if;

    -- The most highlights that fit, the earliest of equals.
    for ending in 1 .. cardinality(found_ends) loop
        while found_ends[ending] - found_starts[candidate] > length and candidate < ending loop
            candidate := candidate + 1;
        end loop;
        if ending - candidate > last - first then
            first := candidate;
            last := ending;
        end if;
    end loop;

    -- Some of the text before and more of it after; not a part of a word.
    begins := 0;
    if last > 0 then
        begins := greatest(
            0, found_starts[first] - (length - (found_ends[last] - found_starts[first])) / 3
        );
        begins := greatest(0, least(begins, char_length(written) - length));
    end if;
    ends := least(char_length(written), begins + length);
    if last > 0 then
        ends := greatest(ends, found_ends[last]);
    end if;
    if begins > 0 then
        begins := least(
            begins + coalesce(nullif(strpos(substr(folded, begins, 40), ' '), 0), 1) - 1,
            found_starts[first]
        );
    end if;
    if ends < char_length(written) then
        ends := greatest(
            ends - coalesce(
                nullif(strpos(reverse(substr(folded, ends - 38, 40)), ' '), 0), 1
            ) + 1,
            case when last > 0 then found_ends[last] else 1 end
        );
    end if;

    return (
        select row_to_json(part)
        from (
            select
                substr(content, begins + 1, ends - begins) as text,
                begins as start,
                coalesce(
                    (
                        select json_agg(row_to_json(highlight) order by highlight.start)
                        from (
                            select
                                found_starts[number] - begins as start,
                                found_ends[number] - begins as "end"
                            from generate_subscripts(found_starts, 1) as number
                            where found_starts[number] >= begins and found_ends[number] <= ends
                        ) as highlight
                    ),
                    '[]'::json
                ) as highlights
        ) as part
    );
end;
$$;

-- Where a quotation stands in another revision of its document. `exact`: at the same offset; `moved`:
-- elsewhere, once, or once with more of what stood before and after it than at any other place;
-- `lost`: nowhere, or nobody can say which of several places. Letter by letter, never similar texts:
-- a lookalike would be worse than no answer.
create function views.anchor(
    revision text,
    exact text,
    prefix text,
    suffix text,
    start integer,
    out state text,
    out start_now integer
)
language plpgsql immutable parallel safe
as $$
declare
    found integer;
    context integer;
    best integer := -1;
    rivals integer := 0;
    at integer := 0;                 -- how much of the text was searched
begin
    state := 'lost';
    if coalesce(revision, '') = '' or coalesce(exact, '') = '' then
        return;
    end if;
    if substr(revision, start + 1, char_length(exact)) = exact then
        state := 'exact';
        start_now := start;
        return;
    end if;
    loop
        found := strpos(substr(revision, at + 1), exact);
        exit when found = 0;
        at := at + found;
        -- An empty prefix says that the quotation opened the text, an empty suffix that it ended it.
        context := case
            when prefix = '' then (at = 1)::integer
            else (
                right(substr(revision, 1, at - 1), char_length(prefix)) = prefix
            )::integer
        end
        + case
            when suffix = '' then (at + char_length(exact) > char_length(revision))::integer
            else (
                substr(revision, at + char_length(exact), char_length(suffix)) = suffix
            )::integer
        end;
        if context > best then
            best := context;
            rivals := 0;
            start_now := at - 1;
        elsif context = best then
            rivals := rivals + 1;
        end if;
    end loop;
    if start_now is not null and rivals = 0 then
        state := 'moved';
    else
        start_now := null;
    end if;
end;
$$;

set local role sourcier_owner;

-- Erasing a text empties its place in the index, too.
create index document_words on log.document using gin (views.words(text));

reset role;
