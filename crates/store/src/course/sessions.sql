with recursive wanted (id, rest) as (
    select substr(cast(?2 as text), 1, 36), substr(cast(?2 as text), 37)
    union all select substr(rest, 1, 36), substr(rest, 37) from wanted where rest <> ''
), held as (
    select id, row_number() over (partition by episode_id order by number desc) as place,
           count(*) over (partition by episode_id) as held_count
    from session
    where organisation_id = ?1 and state = 'held' and episode_id in (select id from wanted)
)
select session.id as session_id, session.episode_id, session.number as session_number, session.state,
       session.planned_at_ms, session.held_at_ms, session.cancelled_at_ms, session.measuring,
       session.opened_at_ms, session.opens_alone_at_ms, session.discussion, session.discussion_at_ms,
       session.import_id, held.held_count,
       exists (select 1 from sitting where sitting.session_id = session.id and sitting.perspective = 'client'
                 and sitting.state = 'submitted') as client_in,
       exists (select 1 from sitting where sitting.session_id = session.id and sitting.perspective = 'therapist'
                 and sitting.state = 'submitted') as therapist_in
from held join session on session.id = held.id
where held.place <= ?3
order by session.episode_id, session.number
