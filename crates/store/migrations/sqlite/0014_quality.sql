create table quality_opt_in (
    episode_id text primary key references episode (id) on delete cascade,
    organisation_id text not null references organisation (id),
    given_at_ms integer not null,
    withdrawn_at_ms integer
) strict, without rowid;
create index quality_opt_in_of_organisation on quality_opt_in (organisation_id);

create table quality_answer (
    episode_id text primary key references quality_opt_in (episode_id) on delete cascade,
    instrument_id text not null,
    instrument_version integer not null,
    content text not null,
    submitted_at_ms integer not null
) strict, without rowid;

create table quality_setting (
    organisation_id text primary key references organisation (id),
    complaints text not null,
    complaints_version integer not null,
    reliability real,
    at_ms integer not null
) strict, without rowid;

create table quality_publication (
    organisation_id text not null references organisation (id),
    year integer not null,
    content text not null,
    complaints text not null,
    complaints_version integer not null,
    reliability real,
    published_at_ms integer not null,
    withdrawn_at_ms integer,
    primary key (organisation_id, year)
) strict, without rowid;
