-- No page has written it: an agreement is named by the moment from which it held.
alter table rupture_version drop column agreement_version_id;
alter table rupture_version add column agreement_at_ms bigint;
alter table rupture_version add column set_aside_sealed bytea;

alter table client_mark add column discussed_at_ms bigint;
alter table client_mark add column discussed_by_member_id text references member (id);

create table frame_review (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    number bigint not null,
    version bigint not null,
    sections text not null,
    begun_by_member_id text not null references member (id),
    begun_at_ms bigint not null,
    stopped_at_ms bigint,
    constraint frame_review_number unique (episode_id, number)
);

create table frame_review_half (
    review_id text not null references frame_review (id) on delete cascade,
    side text not null,
    member_id text references member (id),
    at_ms bigint not null,
    stances text not null,
    primary key (review_id, side)
);

create table episode_characteristic (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    about text not null,
    instrument_id text not null,
    instrument_version bigint not null,
    scale text not null,
    value double precision not null,
    measured_on text not null,
    noted_by_member_id text not null references member (id),
    noted_at_ms bigint not null,
    taken_back_at_ms bigint
);
create index characteristic_of_episode on episode_characteristic (episode_id);
