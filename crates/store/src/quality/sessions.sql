select administration.id as administration_id, administration.session_id, administration.episode_id,
       session.number as session_number, administration.perspective, administration.channel, administration.happened_on,
       administration.submitted_at_ms, session.opened_at_ms, session.opens_alone_at_ms, administration.instrument_id,
       administration.instrument_version, administration.content
from administration join session on session.id = administration.session_id
join quality_opt_in on quality_opt_in.episode_id = administration.episode_id
where quality_opt_in.organisation_id = ?1 and quality_opt_in.withdrawn_at_ms is null
  and administration.instrument_id = ?2 and administration.instrument_version = ?3
  and administration.perspective = 'client' and session.state = 'held'
  and (session.opened_at_ms is not null or session.opens_alone_at_ms <= ?4)
order by administration.episode_id, session.number limit 200000
