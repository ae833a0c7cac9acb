create table rupture (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    origin text not null,
    origin_component text,
    origin_perspective text,
    opened_at_ms integer not null
) strict;
create index rupture_of_episode on rupture (episode_id);

create table rupture_version (
    rupture_id text not null references rupture (id) on delete cascade,
    number integer not null,
    author_kind text not null,
    author_member_id text references member (id),
    at_ms integer not null,
    component text not null,
    movement text not null,
    noticed_by text not null,
    session_id text references session (id) on delete set null,
    agreement_version_id text,
    ways text not null,
    said text,
    talked_sealed blob,
    changed_sealed blob,
    reason_sealed blob,
    primary key (rupture_id, number)
) strict, without rowid;
create index rupture_version_of_session on rupture_version (session_id) where session_id is not null;

create table discussion_version (
    episode_id text not null references episode (id) on delete cascade,
    number integer not null,
    organisation_id text not null references organisation (id),
    author_member_id text references member (id),
    at_ms integer not null,
    questions text not null,
    alias_sealed blob not null,
    own_question_sealed blob,
    conclusions_sealed blob,
    primary key (episode_id, number)
) strict, without rowid;

create table case_share (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    member_id text not null references member (id) on delete cascade,
    from_ms integer not null,
    until_ms integer not null,
    manner text not null,
    agreed_on text not null,
    ended_at_ms integer
) strict;
create index share_of_episode on case_share (episode_id);
create index share_of_member on case_share (member_id, until_ms);

create table client_mark (
    id text primary key,
    organisation_id text not null references organisation (id),
    episode_id text not null references episode (id) on delete cascade,
    session_id text references session (id) on delete set null,
    at_ms integer not null,
    addressee text not null,
    shows text not null,
    component text,
    words_sealed blob,
    withdrawn_at_ms integer
) strict;
create index mark_of_episode on client_mark (episode_id);
create index mark_of_session on client_mark (session_id) where session_id is not null;

create table complaint_route (
    organisation_id text not null references organisation (id),
    language text not null,
    route text not null,
    primary key (organisation_id, language)
) strict, without rowid;
