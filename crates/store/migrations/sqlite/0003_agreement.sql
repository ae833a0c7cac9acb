create table agreement_point (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    kind text not null,
    made_at_ms integer not null
) strict;
create index point_of_episode on agreement_point (episode_id, made_at_ms);

create table agreement_version (
    point_id text not null references agreement_point (id) on delete cascade,
    number integer not null,
    based_on integer,
    side text not null,
    member_id text references member (id),
    at_ms integer not null,
    client_words_sealed blob,
    therapist_words_sealed blob,
    goals text not null,
    ending text,
    reason_sealed blob,
    talk text not null,
    primary key (point_id, number)
) strict;

create table agreement_confirmation (
    point_id text not null references agreement_point (id) on delete cascade,
    version integer not null,
    side text not null,
    member_id text references member (id),
    at_ms integer not null,
    primary key (point_id, version, side)
) strict;

create table agreement_rating (
    id text primary key,
    point_id text not null references agreement_point (id) on delete cascade,
    question text not null,
    side text not null,
    member_id text references member (id),
    points integer not null,
    at_ms integer not null
) strict;
create index rating_of_point on agreement_rating (point_id, at_ms);

create table episode_link (
    token_hash blob primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    made_at_ms integer not null,
    expires_at_ms integer not null,
    revoked_at_ms integer
) strict;
create index link_of_episode on episode_link (episode_id);
