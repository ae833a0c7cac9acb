create table quality_opt_in (
    episode_id text primary key references episode (id) on delete cascade,
    organisation_id text not null references organisation (id),
    given_at_ms bigint not null,
    withdrawn_at_ms bigint
);
create index quality_opt_in_of_organisation on quality_opt_in (organisation_id);

create table quality_answer (
    episode_id text primary key references quality_opt_in (episode_id) on delete cascade,
    instrument_id text not null,
    instrument_version bigint not null,
    content text not null,
    submitted_at_ms bigint not null
);

create table quality_setting (
    organisation_id text primary key references organisation (id),
    complaints text not null,
    complaints_version bigint not null,
    reliability double precision,
    at_ms bigint not null
);

create table quality_publication (
    organisation_id text not null references organisation (id),
    year bigint not null,
    content text not null,
    complaints text not null,
    complaints_version bigint not null,
    reliability double precision,
    published_at_ms bigint not null,
    withdrawn_at_ms bigint,
    primary key (organisation_id, year)
);
