create table import_draft (
    id text primary key,
    organisation_id text not null references organisation (id),
    member_id text not null references member (id) on delete cascade,
    file_name text not null,
    encoding text not null,
    fingerprint text not null,
    text_sealed blob not null,
    made_at_ms integer not null,
    expires_at_ms integer not null
) strict;
create index draft_of_member on import_draft (member_id);

create index member_of_import on member (import_id) where import_id is not null;
create index client_of_import on client (import_id) where import_id is not null;
create index episode_of_import on episode (import_id) where import_id is not null;
create index therapist_of_import on episode_therapist (import_id) where import_id is not null;
create index session_of_import on session (import_id) where import_id is not null;
create index administration_of_import on administration (import_id) where import_id is not null;
