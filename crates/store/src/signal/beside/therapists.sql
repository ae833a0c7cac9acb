with recursive wanted (id, rest) as (
    select substr(cast(?2 as text), 1, 36), substr(cast(?2 as text), 37)
    union all select substr(rest, 1, 36), substr(rest, 37) from wanted where rest <> ''
)
select episode_therapist.episode_id, episode_therapist.from_ms
from episode_therapist join episode on episode.id = episode_therapist.episode_id
where episode.organisation_id = ?1 and episode_therapist.episode_id in (select id from wanted)
order by episode_therapist.episode_id, episode_therapist.from_ms
