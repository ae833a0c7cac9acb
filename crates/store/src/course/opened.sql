with recursive wanted (id, rest) as (
    select substr(cast(?2 as text), 1, 36), substr(cast(?2 as text), 37)
    union all select substr(rest, 1, 36), substr(rest, 37) from wanted where rest <> ''
), held as (
    select id, row_number() over (partition by episode_id order by number desc) as place
    from session
    where organisation_id = ?1 and state = 'held' and episode_id in (select id from wanted)
)
select administration.id as administration_id, administration.episode_id, administration.session_id,
       session.number as session_number, administration.instrument_id, administration.instrument_version,
       administration.perspective, administration.channel, administration.happened_on,
       administration.submitted_at_ms, administration.content, session.opened_at_ms, session.opens_alone_at_ms
from held
join session on session.id = held.id
join administration on administration.session_id = session.id
where held.place <= ?3 and (session.opened_at_ms is not null or session.opens_alone_at_ms <= ?4)
order by administration.episode_id, session.number, administration.instrument_id, administration.perspective
