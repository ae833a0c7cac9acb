alter table episode add column medium text;

create table episode_medium (
    episode_id text not null references episode (id) on delete cascade,
    from_ms bigint not null,
    medium text,
    primary key (episode_id, from_ms)
);

create table work (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    session_id text not null references session (id) on delete cascade,
    kind text not null,
    byte_count bigint not null,
    content_sealed bytea not null,
    at_ms bigint not null
);
create index work_of_session on work (session_id);
create index work_of_episode on work (episode_id);

create table self_reflection (
    id text primary key,
    organisation_id text not null references organisation (id),
    member_id text not null references member (id) on delete cascade,
    at_ms bigint not null,
    factors_sealed bytea not null
);
create index self_reflection_of_member on self_reflection (member_id, at_ms);
