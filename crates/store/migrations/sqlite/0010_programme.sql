create table programme (
    id text primary key,
    organisation_id text not null references organisation (id),
    title text not null,
    minutes integer not null,
    complaints text not null,
    follow_up_weeks integer,
    made_at_ms integer not null
) strict;
create index programme_of_organisation on programme (organisation_id);

create table programme_theme (
    programme_id text not null references programme (id) on delete cascade,
    number integer not null,
    title text not null,
    about text,
    materials text,
    primary key (programme_id, number)
) strict, without rowid;

create table run (
    id text primary key,
    organisation_id text not null references organisation (id),
    programme_id text not null references programme (id),
    title text not null,
    place_sealed blob,
    online_sealed blob,
    places integer not null,
    minutes integer not null,
    follow_up_weeks integer,
    made_at_ms integer not null
) strict;
create index run_of_programme on run (programme_id);
create index run_of_organisation on run (organisation_id);

create table run_trainer (
    run_id text not null references run (id) on delete cascade,
    member_id text not null references member (id),
    part text not null,
    from_ms integer not null,
    until_ms integer,
    primary key (run_id, member_id)
) strict, without rowid;
create index run_of_trainer on run_trainer (member_id);

create table run_participant (
    id text primary key,
    run_id text not null references run (id) on delete cascade,
    episode_id text not null references episode (id) on delete cascade,
    place text not null,
    since_ms integer not null,
    placed_at_ms integer,
    why text,
    constraint run_participant_once unique (run_id, episode_id)
) strict;
create index run_of_episode on run_participant (episode_id);

create table run_meeting (
    run_id text not null references run (id) on delete cascade,
    number integer not null,
    at_ms integer not null,
    state text not null,
    primary key (run_id, number)
) strict, without rowid;

create table run_meeting_trainer (
    run_id text not null references run (id) on delete cascade,
    number integer not null,
    member_id text not null references member (id),
    primary key (run_id, number, member_id)
) strict, without rowid;

create table run_presence (
    run_id text not null references run (id) on delete cascade,
    number integer not null,
    participant_id text not null references run_participant (id) on delete cascade,
    presence text not null,
    session_id text references session (id) on delete set null,
    primary key (run_id, number, participant_id)
) strict, without rowid;
create index presence_of_session on run_presence (session_id) where session_id is not null;

create table run_answer (
    id text primary key,
    organisation_id text not null references organisation (id),
    run_id text not null references run (id) on delete cascade,
    participant_id text not null references run_participant (id) on delete cascade,
    stage text not null,
    instrument_id text not null,
    instrument_version integer not null,
    content text not null,
    submitted_at_ms integer not null,
    constraint run_answer_once unique (participant_id, stage, instrument_id)
) strict;
create index answer_of_run on run_answer (run_id);
