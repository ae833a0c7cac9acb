with recursive wanted (id, rest) as (
    select substr(cast(?2 as text), 1, 36), substr(cast(?2 as text), 37)
    union all select substr(rest, 1, 36), substr(rest, 37) from wanted where rest <> ''
)
select episode_id, session_id, component, answer, rupture_id, author_member_id, at_ms
from signal_answer
where organisation_id = ?1 and episode_id in (select id from wanted)
  and not exists (select 1 from rupture_version
                  where rupture_version.rupture_id = signal_answer.rupture_id
                    and rupture_version.set_aside_sealed is not null
                    and rupture_version.number = (select max(number) from rupture_version last
                                                  where last.rupture_id = signal_answer.rupture_id))
order by episode_id, at_ms, id
