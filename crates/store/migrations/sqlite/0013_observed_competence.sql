alter table observation add column run_id text references run (id) on delete set null;
alter table observation add column run_number integer;
alter table observation add column recording_sealed blob;
alter table observation add column asked_by_member_id text references member (id);
create index observation_of_run on observation (run_id) where run_id is not null;

alter table observation_rater add column strengths_sealed blob;
alter table observation_rater add column needs_sealed blob;
alter table observation_rater add column draft_sealed blob;

create table calibration_set (
    id text primary key,
    organisation_id text not null references organisation (id),
    keeper_member_id text not null references member (id),
    title text not null,
    pass_points integer not null,
    weeks integer not null,
    made_at_ms integer not null
) strict;
create index calibration_set_of_organisation on calibration_set (organisation_id);

create table calibration_recording (
    id text primary key,
    set_id text not null references calibration_set (id) on delete cascade,
    number integer not null,
    title_sealed blob not null,
    benchmark text not null,
    constraint calibration_recording_once unique (set_id, number)
) strict;

create table calibration_rating (
    recording_id text not null references calibration_recording (id) on delete cascade,
    rater_member_id text not null references member (id),
    rated_at_ms integer not null,
    levels text not null,
    primary key (recording_id, rater_member_id)
) strict, without rowid;
create index calibration_of_rater on calibration_rating (rater_member_id);

create table run_meeting_version (
    run_id text not null references run (id) on delete cascade,
    number integer not null,
    version integer not null,
    at_ms integer,
    by_member_id text references member (id),
    trainers text not null,
    presence text not null,
    note_sealed blob,
    primary key (run_id, number, version)
) strict, without rowid;

alter table programme add column replaces_id text references programme (id);
create unique index programme_replaced_once on programme (replaces_id) where replaces_id is not null;

alter table run_answer add column entered_by_member_id text references member (id);
alter table run_answer add column entered_at_ms integer;
