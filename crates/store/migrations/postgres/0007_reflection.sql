create table reflection (
    id text primary key,
    organisation_id text not null references organisation (id),
    facilitator_member_id text not null references member (id),
    prepared_at_ms bigint not null,
    team_sealed bytea not null,
    template_sealed bytea not null,
    phase text not null,
    code text,
    opened_at_ms bigint,
    closed_at_ms bigint,
    seq bigint not null,
    snapshot_seq bigint not null,
    snapshot_sealed bytea,
    constraint reflection_code unique (code)
);
create index reflection_of_facilitator on reflection (facilitator_member_id, prepared_at_ms);

create table reflection_event (
    reflection_id text not null references reflection (id) on delete cascade,
    seq bigint not null,
    at_ms bigint not null,
    event_sealed bytea not null,
    primary key (reflection_id, seq)
);

create table reflection_command (
    reflection_id text not null references reflection (id) on delete cascade,
    command_key bytea not null,
    primary key (reflection_id, command_key)
);

create table reflection_participant (
    reflection_id text not null references reflection (id) on delete cascade,
    person bigint not null,
    token_hash bytea not null,
    primary key (reflection_id, person),
    constraint participant_token unique (token_hash)
);

create table job (
    id text primary key,
    organisation_id text not null references organisation (id),
    kind text not null,
    due_at_ms bigint not null,
    content_sealed bytea not null
);
create index job_due on job (due_at_ms);
