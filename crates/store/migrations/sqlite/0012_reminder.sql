alter table job add column tries integer not null default 0;

create table reflection_reminder (
    token_hash blob primary key,
    reflection_id text not null references reflection (id) on delete cascade,
    job_id text references job (id) on delete set null,
    due_at_ms integer not null,
    until_ms integer not null
) strict, without rowid;
create index reminder_of_reflection on reflection_reminder (reflection_id);
create index reminder_of_job on reflection_reminder (job_id);

create table reflection_answer (
    id text primary key,
    reflection_id text not null references reflection (id) on delete cascade,
    went text not null,
    said_sealed blob
) strict, without rowid;
create index answer_of_reflection on reflection_answer (reflection_id);
