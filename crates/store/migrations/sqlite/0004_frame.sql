create table frame_version (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    number integer not null,
    based_on integer,
    content_sealed blob not null,
    author_member_id text not null references member (id),
    at_ms integer not null,
    constraint frame_version_number unique (episode_id, number)
) strict;

create table frame_confirmation (
    episode_id text not null references episode (id) on delete cascade,
    number integer not null,
    side text not null,
    member_id text references member (id),
    at_ms integer not null,
    primary key (episode_id, number, side)
) strict, without rowid;

create table frame_stance (
    id text primary key,
    episode_id text not null references episode (id) on delete cascade,
    place integer not null,
    number integer not null,
    section text not null,
    stance text not null,
    note_sealed blob,
    at_ms integer not null,
    constraint frame_stance_place unique (episode_id, place)
) strict;

create table frame_template (
    id text primary key,
    organisation_id text not null references organisation (id),
    number integer not null,
    content_sealed blob not null,
    author_member_id text not null references member (id),
    at_ms integer not null,
    constraint frame_template_number unique (organisation_id, number)
) strict;
