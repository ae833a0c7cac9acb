-- No page has written it: an agreement is named by the moment from which it held.
alter table rupture_version drop column agreement_version_id;
alter table rupture_version add column agreement_at_ms integer;
alter table rupture_version add column set_aside_sealed blob;

alter table client_mark add column discussed_at_ms integer;
alter table client_mark add column discussed_by_member_id text references member (id);
