with recursive wanted (id, rest) as (
    select substr(cast(?2 as text), 1, 36), substr(cast(?2 as text), 37)
    union all select substr(rest, 1, 36), substr(rest, 37) from wanted where rest <> ''
)
select id, revision from episode where organisation_id = ?1 and id in (select id from wanted)
