with ended as (
    select run_participant.episode_id, run_participant.id as participant_id,
           case when run_participant.place = 'left' then run_participant.since_ms
                else (select max(run_meeting.at_ms) from run_meeting
                       where run_meeting.run_id = run.id and run_meeting.state <> 'cancelled') + run.minutes * 60000
           end as ended_at_ms
    from run_participant join run on run.id = run_participant.run_id
    where run.organisation_id = ?1 and (run_participant.place = 'placed' or run_participant.placed_at_ms is not null)
    union all
    select episode.id, cast(null as text), episode.closed_at_ms
    from episode
    where episode.organisation_id = ?1 and episode.closed_at_ms is not null
      and not exists (select 1 from run_participant where run_participant.episode_id = episode.id)
)
select ended.episode_id, ended.participant_id, ended.ended_at_ms, episode.client_id,
       quality_opt_in.given_at_ms, quality_opt_in.withdrawn_at_ms
from ended join episode on episode.id = ended.episode_id
left join quality_opt_in on quality_opt_in.episode_id = ended.episode_id
where ended.ended_at_ms >= ?2 and ended.ended_at_ms < ?3 and (cast(?4 as text) is null or ended.episode_id = ?4)
order by ended.ended_at_ms, ended.episode_id limit 100000
