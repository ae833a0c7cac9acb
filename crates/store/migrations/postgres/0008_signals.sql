create table signal_setting (
    organisation_id text primary key references organisation (id),
    rate text,
    read_by_member_id text references member (id),
    read_at_ms bigint,
    learnt_at_ms bigint,
    revision bigint not null,
    changed_at_ms bigint not null
);

create table signal_known (
    organisation_id text not null references organisation (id),
    perspective text not null,
    component text not null,
    content text not null,
    primary key (organisation_id, perspective, component)
);

create table signal_answer (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    session_id text not null references session (id) on delete cascade,
    component text,
    answer text not null,
    rupture_id text references rupture (id) on delete cascade,
    author_member_id text not null references member (id),
    at_ms bigint not null,
    reason_sealed bytea
);
create index signal_answer_of_episode on signal_answer (episode_id);
create index signal_answer_of_session on signal_answer (session_id);
create index signal_answer_of_rupture on signal_answer (rupture_id) where rupture_id is not null;

alter table episode_digest add column signal_revision bigint;
