create table reflection (
    id text primary key,
    organisation_id text not null references organisation (id),
    facilitator_member_id text not null references member (id),
    prepared_at_ms integer not null,
    team_sealed blob not null,
    template_sealed blob not null,
    phase text not null,
    code text,
    opened_at_ms integer,
    closed_at_ms integer,
    seq integer not null,
    snapshot_seq integer not null,
    snapshot_sealed blob,
    constraint reflection_code unique (code)
) strict;
create index reflection_of_facilitator on reflection (facilitator_member_id, prepared_at_ms);

create table reflection_event (
    reflection_id text not null references reflection (id) on delete cascade,
    seq integer not null,
    at_ms integer not null,
    event_sealed blob not null,
    primary key (reflection_id, seq)
) strict, without rowid;

create table reflection_command (
    reflection_id text not null references reflection (id) on delete cascade,
    command_key blob not null,
    primary key (reflection_id, command_key)
) strict, without rowid;

create table reflection_participant (
    reflection_id text not null references reflection (id) on delete cascade,
    person integer not null,
    token_hash blob not null,
    primary key (reflection_id, person),
    constraint participant_token unique (token_hash)
) strict, without rowid;

create table job (
    id text primary key,
    organisation_id text not null references organisation (id),
    kind text not null,
    due_at_ms integer not null,
    content_sealed blob not null
) strict;
create index job_due on job (due_at_ms);
