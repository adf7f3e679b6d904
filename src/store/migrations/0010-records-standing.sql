-- Records of declared stores, and what is allowed with them.
--
-- The tables of the stores themselves are derived from each company's declaration, in a schema of the company's own
-- (`company_<id>`), see src/records/provision.ts. Here stand the roles that read them, the events that say what is
-- allowed, and the list of what was erased.

-- Two readers without login. A use reads as zusage_use and never sees a restricted row (Art. 18 GDPR, § 35 BDSG);
-- whoever must read one for the duty it is kept for reads as zusage_duty, and sees nothing else. Roles belong to the
-- whole server, so that two databases may create them at the same time.
do $$
declare
  reader text;
begin
  foreach reader in array array['zusage_use', 'zusage_duty'] loop
    if not exists (select 1 from pg_roles where rolname = reader) then
      begin
        execute format('create role %I nologin', reader);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
    if not pg_has_role(current_user, reader, 'member') then
      begin
        execute format('grant %I to %I', reader, current_user);
      exception when unique_violation or internal_error then
        null;
      end;
    end if;
  end loop;
end
$$;

-- What decides whether something may be done, event by event. Only ever added to. Rows that concern nobody in
-- particular (an evidence hold on a log) stand under the person of zeros.
create table standing_event (
  company text not null,
  person uuid not null,
  n integer not null check (n > 0),
  at timestamptz not null,
  kind text not null check (kind in (
    'consent/given', 'consent/refused', 'consent/withdrawn',
    'objection/raised', 'objection/decided',
    'restriction/set', 'restriction/lifted',
    'hold/set', 'hold/released',
    'pick/made', 'rehearsal/marked'
  )),
  -- The consent's id, or the id under which an objection, a restriction, a hold or a pick is known.
  subject text not null,
  activity text,
  purpose text,
  store text,
  record uuid,
  ground text,
  until date,
  range_from timestamptz,
  range_to timestamptz,
  version integer,
  language text,
  -- Incident, approver, a pick's value: names of staff and of things, never of the person.
  details jsonb not null default '{}',
  primary key (company, person, n)
);
comment on table standing_event is 'What each person''s consents, objections, restrictions and holds allow, event by event (Art. 7, 17, 18, 21 GDPR)';
comment on column standing_event.person is 'person.id: whose standing it is, a pseudonym';

create index standing_event_subject on standing_event (company, subject, person, n);
create index standing_event_record on standing_event (company, person, record) where record is not null;

create trigger standing_event_keeps before update or delete on standing_event
  for each row execute function refuse_change();
create trigger standing_event_keeps_all before truncate on standing_event
  for each statement execute function refuse_change();

-- What was erased, so that it can be erased again after a restore. Pseudonyms only. `journaled` says whether the line
-- stands in the journal outside the database.
create table record_erasure (
  company text not null,
  person uuid not null,
  id uuid not null,
  at timestamptz not null,
  store text not null,
  -- One record, or for logs all rows of the store before a moment.
  record uuid,
  before timestamptz,
  rows integer not null,
  why text not null,
  entry uuid,
  journaled boolean not null default false,
  primary key (company, person, id),
  check ((record is null) <> (before is null))
);
comment on table record_erasure is 'What was erased, so that it is erased again after a restore (Art. 17 GDPR)';
comment on column record_erasure.person is 'person.id: whose record it was, a pseudonym';
create index record_erasure_pending on record_erasure (company, at) where not journaled;
create index record_erasure_record on record_erasure (company, person, store, record);

comment on column standing_event.kind is 'not personal: what happened';
comment on column standing_event.subject is 'not personal: number of the consent, objection, restriction, hold or pick';
comment on column standing_event.activity is 'not personal: declared activity';
comment on column standing_event.purpose is 'not personal: declared purpose';
comment on column standing_event.store is 'not personal: declared store';
comment on column standing_event.ground is 'not personal: the legal ground';
comment on column standing_event.language is 'not personal: language of what was shown';
comment on column standing_event.details is 'staff.account: incident, approver, value of a pick; never of the person';
comment on column record_erasure.store is 'not personal: declared store';
comment on column record_erasure.why is 'not personal: rule or request that led to it';
