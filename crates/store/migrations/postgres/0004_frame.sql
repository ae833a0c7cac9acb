create table frame_version (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    number bigint not null,
    based_on bigint,
    content_sealed bytea not null,
    author_member_id text not null references member (id),
    at_ms bigint not null,
    constraint frame_version_number unique (episode_id, number)
);

create table frame_confirmation (
    episode_id text not null references episode (id) on delete cascade,
    number bigint not null,
    side text not null,
    member_id text references member (id),
    at_ms bigint not null,
    primary key (episode_id, number, side)
);

create table frame_stance (
    id text primary key,
    episode_id text not null references episode (id) on delete cascade,
    place bigint not null,
    number bigint not null,
    section text not null,
    stance text not null,
    note_sealed bytea,
    at_ms bigint not null,
    constraint frame_stance_place unique (episode_id, place)
);

create table frame_template (
    id text primary key,
    organisation_id text not null references organisation (id),
    number bigint not null,
    content_sealed bytea not null,
    author_member_id text not null references member (id),
    at_ms bigint not null,
    constraint frame_template_number unique (organisation_id, number)
);
