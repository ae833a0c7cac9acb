create table organisation (
    id text primary key,
    name text not null,
    zone text not null,
    language text not null,
    created_at_ms bigint not null
);

create table member (
    id text primary key,
    organisation_id text not null references organisation (id),
    login_name text not null,
    shown_name text not null,
    language text,
    state text not null,
    password_hash text,
    pin_hash text,
    failed_count bigint not null default 0,
    locked_until_ms bigint,
    created_at_ms bigint not null,
    import_id text,
    constraint member_login_name unique (login_name)
);
create index member_of_organisation on member (organisation_id);

create table member_role (
    member_id text not null references member (id) on delete cascade,
    role text not null,
    primary key (member_id, role)
);

create table login (
    token_hash bytea primary key,
    member_id text not null references member (id) on delete cascade,
    begun_at_ms bigint not null,
    seen_at_ms bigint not null,
    ends_at_ms bigint not null,
    kiosk_sitting_id text,
    kiosk_failed_count bigint not null default 0
);
create index login_of_member on login (member_id);

create table welcome (
    token_hash bytea primary key,
    member_id text not null references member (id) on delete cascade,
    expires_at_ms bigint not null,
    used_at_ms bigint
);

create table client (
    id text primary key,
    organisation_id text not null references organisation (id),
    code text not null,
    language text,
    name_sealed bytea,
    contact_sealed bytea,
    created_at_ms bigint not null,
    import_id text,
    constraint client_code unique (organisation_id, code)
);

create table episode (
    id text primary key,
    organisation_id text not null references organisation (id),
    client_id text not null references client (id) on delete cascade,
    number bigint not null,
    format text not null,
    model text,
    planned_sessions bigint,
    wellbeing text not null,
    opens_alone_days bigint,
    opened_at_ms bigint not null,
    closed_at_ms bigint,
    revision bigint not null default 0,
    import_id text,
    constraint episode_number unique (client_id, number)
);
create index episode_of_organisation on episode (organisation_id);

create table episode_therapist (
    episode_id text not null references episode (id) on delete cascade,
    member_id text not null references member (id),
    from_ms bigint not null,
    until_ms bigint,
    import_id text,
    primary key (episode_id, member_id)
);
create index therapist_of_episode on episode_therapist (member_id, episode_id);

create table session (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    number bigint not null,
    state text not null,
    planned_at_ms bigint,
    held_at_ms bigint,
    cancelled_at_ms bigint,
    measuring text not null,
    opened_at_ms bigint,
    opens_alone_at_ms bigint,
    discussion text not null,
    discussion_at_ms bigint,
    import_id text,
    constraint session_number unique (episode_id, number)
);

create table sitting (
    id text primary key,
    organisation_id text not null references organisation (id),
    session_id text not null references session (id) on delete cascade,
    perspective text not null,
    state text not null,
    begun_at_ms bigint,
    submitted_at_ms bigint,
    fingerprint text,
    draft text,
    import_id text,
    constraint sitting_perspective unique (session_id, perspective)
);

create table sitting_key (
    key_hash bytea primary key,
    sitting_id text not null references sitting (id) on delete cascade,
    kind text not null,
    made_at_ms bigint not null,
    expires_at_ms bigint not null,
    revoked_at_ms bigint
);
create index key_of_sitting on sitting_key (sitting_id);

create table administration (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    session_id text references session (id) on delete cascade,
    instrument_id text not null,
    instrument_version bigint not null,
    perspective text not null,
    author_member_id text references member (id),
    channel text not null,
    happened_on text not null,
    submitted_at_ms bigint not null,
    content text not null,
    import_id text,
    constraint administration_once unique (session_id, instrument_id, perspective)
);
create index administration_of_episode on administration (episode_id);

create table measure (
    id text primary key,
    organisation_id text not null references organisation (id),
    code text not null,
    name text not null,
    score_min double precision not null,
    score_max double precision not null,
    better text not null,
    import_id text,
    constraint measure_code unique (organisation_id, code)
);

create table import (
    id text primary key,
    organisation_id text not null references organisation (id),
    member_id text references member (id),
    file_name text not null,
    fingerprint text not null,
    row_count bigint not null,
    done_at_ms bigint not null,
    undone_at_ms bigint
);
create index import_of_organisation on import (organisation_id, done_at_ms);

create table audit (
    id text primary key,
    at_ms bigint not null,
    organisation_id text not null,
    actor_kind text not null,
    actor_member_id text,
    action text not null,
    event text not null,
    object_kind text not null,
    object_id text not null,
    episode_id text
);
create index audit_of_organisation on audit (organisation_id, at_ms);
create index audit_of_episode on audit (episode_id, at_ms);

create table idempotency (
    key text primary key,
    organisation_id text not null,
    at_ms bigint not null,
    result text not null
);

create table episode_digest (
    episode_id text primary key references episode (id) on delete cascade,
    revision bigint not null,
    stale_from_ms bigint,
    content text not null
);

create table text_pack (
    id text primary key,
    organisation_id text not null references organisation (id),
    instrument_id text not null,
    instrument_version bigint not null,
    language text not null,
    licence text not null,
    expires_on text,
    content text not null,
    created_at_ms bigint not null,
    constraint text_pack_once unique (organisation_id, instrument_id, language)
);
