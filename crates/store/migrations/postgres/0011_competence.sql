create table observation (
    id text primary key,
    organisation_id text not null references organisation (id),
    trainer_member_id text not null references member (id),
    session_id text references session (id) on delete set null,
    recording_id text,
    begun_at_ms bigint not null
);
create index observation_of_trainer on observation (trainer_member_id, begun_at_ms);
create index observation_of_session on observation (session_id) where session_id is not null;

create table observation_rater (
    observation_id text not null references observation (id) on delete cascade,
    rater_member_id text not null references member (id),
    rated_at_ms bigint,
    levels text,
    primary key (observation_id, rater_member_id)
);
create index observation_of_rater on observation_rater (rater_member_id);

create table competence_supervisor (
    organisation_id text not null references organisation (id),
    trainer_member_id text not null references member (id) on delete cascade,
    supervisor_member_id text not null references member (id) on delete cascade,
    from_ms bigint not null,
    until_ms bigint,
    primary key (trainer_member_id, supervisor_member_id, from_ms)
);
create index supervisor_of_trainers on competence_supervisor (supervisor_member_id, until_ms);
