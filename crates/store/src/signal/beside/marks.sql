with recursive wanted (id, rest) as (
    select substr(cast(?2 as text), 1, 36), substr(cast(?2 as text), 37)
    union all select substr(rest, 1, 36), substr(rest, 37) from wanted where rest <> ''
)
select id, episode_id, session_id, at_ms, addressee, shows, component, withdrawn_at_ms,
       discussed_at_ms, discussed_by_member_id
from client_mark
where organisation_id = ?1 and episode_id in (select id from wanted)
order by episode_id, at_ms, id
