create table organisation (
    id text primary key,
    name text not null,
    zone text not null,
    language text not null,
    created_at_ms integer not null
) strict;

create table member (
    id text primary key,
    organisation_id text not null references organisation (id),
    login_name text not null,
    shown_name text not null,
    language text,
    state text not null,
    password_hash text,
    pin_hash text,
    failed_count integer not null default 0,
    locked_until_ms integer,
    created_at_ms integer not null,
    import_id text,
    constraint member_login_name unique (login_name)
) strict;
create index member_of_organisation on member (organisation_id);

create table member_role (
    member_id text not null references member (id) on delete cascade,
    role text not null,
    primary key (member_id, role)
) strict, without rowid;

create table login (
    token_hash blob primary key,
    member_id text not null references member (id) on delete cascade,
    begun_at_ms integer not null,
    seen_at_ms integer not null,
    ends_at_ms integer not null,
    kiosk_sitting_id text,
    kiosk_failed_count integer not null default 0
) strict;
create index login_of_member on login (member_id);

create table welcome (
    token_hash blob primary key,
    member_id text not null references member (id) on delete cascade,
    expires_at_ms integer not null,
    used_at_ms integer
) strict;

create table client (
    id text primary key,
    organisation_id text not null references organisation (id),
    code text not null,
    language text,
    name_sealed blob,
    contact_sealed blob,
    created_at_ms integer not null,
    import_id text,
    constraint client_code unique (organisation_id, code)
) strict;

create table episode (
    id text primary key,
    organisation_id text not null references organisation (id),
    client_id text not null references client (id) on delete cascade,
    number integer not null,
    format text not null,
    model text,
    planned_sessions integer,
    wellbeing text not null,
    opens_alone_days integer,
    opened_at_ms integer not null,
    closed_at_ms integer,
    revision integer not null default 0,
    import_id text,
    constraint episode_number unique (client_id, number)
) strict;
create index episode_of_organisation on episode (organisation_id);

create table episode_therapist (
    episode_id text not null references episode (id) on delete cascade,
    member_id text not null references member (id),
    from_ms integer not null,
    until_ms integer,
    import_id text,
    primary key (episode_id, member_id)
) strict, without rowid;
create index therapist_of_episode on episode_therapist (member_id, episode_id);

create table session (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    number integer not null,
    state text not null,
    planned_at_ms integer,
    held_at_ms integer,
    cancelled_at_ms integer,
    measuring text not null,
    opened_at_ms integer,
    opens_alone_at_ms integer,
    discussion text not null,
    discussion_at_ms integer,
    import_id text,
    constraint session_number unique (episode_id, number)
) strict;

create table sitting (
    id text primary key,
    organisation_id text not null references organisation (id),
    session_id text not null references session (id) on delete cascade,
    perspective text not null,
    state text not null,
    begun_at_ms integer,
    submitted_at_ms integer,
    fingerprint text,
    draft text,
    import_id text,
    constraint sitting_perspective unique (session_id, perspective)
) strict;

create table sitting_key (
    key_hash blob primary key,
    sitting_id text not null references sitting (id) on delete cascade,
    kind text not null,
    made_at_ms integer not null,
    expires_at_ms integer not null,
    revoked_at_ms integer
) strict;
create index key_of_sitting on sitting_key (sitting_id);

create table administration (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    session_id text references session (id) on delete cascade,
    instrument_id text not null,
    instrument_version integer not null,
    perspective text not null,
    author_member_id text references member (id),
    channel text not null,
    happened_on text not null,
    submitted_at_ms integer not null,
    content text not null,
    import_id text,
    constraint administration_once unique (session_id, instrument_id, perspective)
) strict;
create index administration_of_episode on administration (episode_id);

create table measure (
    id text primary key,
    organisation_id text not null references organisation (id),
    code text not null,
    name text not null,
    score_min real not null,
    score_max real not null,
    better text not null,
    import_id text,
    constraint measure_code unique (organisation_id, code)
) strict;

create table import (
    id text primary key,
    organisation_id text not null references organisation (id),
    member_id text references member (id),
    file_name text not null,
    fingerprint text not null,
    row_count integer not null,
    done_at_ms integer not null,
    undone_at_ms integer
) strict;
create index import_of_organisation on import (organisation_id, done_at_ms);

create table audit (
    id text primary key,
    at_ms integer not null,
    organisation_id text not null,
    actor_kind text not null,
    actor_member_id text,
    action text not null,
    event text not null,
    object_kind text not null,
    object_id text not null,
    episode_id text
) strict;
create index audit_of_organisation on audit (organisation_id, at_ms);
create index audit_of_episode on audit (episode_id, at_ms);

create table idempotency (
    key text primary key,
    organisation_id text not null,
    at_ms integer not null,
    result text not null
) strict;

create table episode_digest (
    episode_id text primary key references episode (id) on delete cascade,
    revision integer not null,
    stale_from_ms integer,
    content text not null
) strict;

create table text_pack (
    id text primary key,
    organisation_id text not null references organisation (id),
    instrument_id text not null,
    instrument_version integer not null,
    language text not null,
    licence text not null,
    expires_on text,
    content text not null,
    created_at_ms integer not null,
    constraint text_pack_once unique (organisation_id, instrument_id, language)
) strict;
