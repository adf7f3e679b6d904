-- The whole database, made from migrations/*.sql by `npm run schema`. Not edited by hand.

CREATE OR REPLACE FUNCTION public.company_refuse_turning()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.sample <> old.sample or new.id <> old.id then
    raise exception 'A company stays what it was made as.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.is_being_reset(id text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(current_setting('zusage.reset', true), '') = id
    and exists (select from company c where c.id = $1 and c.sample)
$function$;

CREATE OR REPLACE FUNCTION public.ledger_append(entry ledger_entry, leaf bytea, mac bytea)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  erased timestamptz;
begin
  select p.erased_at into erased from person p
    where p.person = entry.person and p.company = entry.company for key share;
  if erased is not null then
    entry.salt := null;
    entry.sealed := null;
  end if;
  insert into ledger_entry values (entry.*);
  insert into ledger_pending (person, company, entry, leaf, mac)
    values (entry.person, entry.company, entry.id, ledger_append.leaf, ledger_append.mac);
end
$function$;

CREATE OR REPLACE FUNCTION public.ledger_entry_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE'
    and new.salt is null and new.sealed is null
    and (new.person, new.company, new.id, new.at, new.kind, new.actor, new.activity, new.purpose, new.store, new.record,
         new.recipient, new.request, new.commitment, new.content_hash)
      is not distinct from
        (old.person, old.company, old.id, old.at, old.kind, old.actor, old.activity, old.purpose, old.store, old.record,
         old.recipient, old.request, old.commitment, old.content_hash)
    and exists (
      select from person p where p.person = old.person and p.company = old.company and p.erased_at is not null)
  then
    return new;
  end if;
  if tg_op = 'DELETE' and is_being_reset(old.company) then
    return old;
  end if;
  raise exception 'Rows of % are only ever added: % is refused.', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and is_being_reset(old.company) then
    return old;
  end if;
  raise exception 'Rows of % are only ever added: % is refused.', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end
$function$;

create table capture_reference (
  person uuid not null,
  company text not null,
  practice text not null,
  device uuid not null,
  taken_at timestamp with time zone not null,
  constraint capture_reference_pkey PRIMARY KEY (person, company)
);
comment on table capture_reference is 'Which practice took a patient''s consent. Removed with the person.';
comment on column capture_reference.practice is 'not personal: the practice';
comment on column capture_reference.device is 'technical.device-id: the device it was entered on';

create table company (
  id text not null,
  sample boolean default false not null,
  clock_days integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  building boolean default false not null,
  constraint company_pkey PRIMARY KEY (id),
  constraint company_builds_samples_only CHECK ((sample OR (NOT building))),
  constraint company_clock_moves_in_samples_only CHECK ((sample OR (clock_days = 0))),
  constraint company_id_check CHECK ((id ~ '^[a-z]([a-z0-9]|-(?=[a-z0-9])){1,39}$'::text))
);
comment on table company is 'Tenants. Holds no personal data.';
comment on column company.building is 'not personal: whether a sample company is only just being built';

create table declaration_version (
  company text not null,
  version integer not null,
  hash text not null,
  body jsonb not null,
  effective_from date not null,
  published_at timestamp with time zone not null,
  published_by text,
  constraint declaration_version_pkey PRIMARY KEY (company, version),
  constraint declaration_version_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint declaration_version_version_check CHECK ((version > 0))
);
comment on table declaration_version is 'Published declarations, version by version. Only ever added.';
comment on column declaration_version.body is 'not personal: the declaration as JSON';
comment on column declaration_version.published_by is 'staff.account: who published it';

create table device (
  company text not null,
  id uuid not null,
  practice text not null,
  kind text not null,
  key_hash bytea not null,
  issued_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint device_pkey PRIMARY KEY (company, id),
  constraint device_key_hash_check CHECK ((octet_length(key_hash) = 32)),
  constraint device_kind_check CHECK ((kind = ANY (ARRAY['capture'::text, 'analysis'::text])))
);
comment on table device is 'Devices in practices. Holds no data about patients.';
comment on column device.practice is 'not personal: the practice a device belongs to';
comment on column device.kind is 'not personal: a device that captures, or the analysis that returns results';
comment on column device.key_hash is 'SHA-256 of the key; the key itself is shown once and never stored';

create table disclosure_outbox (
  person uuid not null,
  company text not null,
  id uuid not null,
  entry uuid not null,
  recipient text not null,
  record uuid,
  queued_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  attempts integer default 0 not null,
  next_at timestamp with time zone not null,
  failed text,
  receipt text,
  columns text[] not null,
  sealed bytea,
  constraint disclosure_outbox_pkey PRIMARY KEY (person, company, id)
);
comment on table disclosure_outbox is 'Disclosures on their way: written with the act, sent after the commit, tried again until received.';
comment on column disclosure_outbox.recipient is 'not personal: declared recipient';
comment on column disclosure_outbox.failed is 'not personal: why the last attempt failed';
comment on column disclosure_outbox.receipt is 'not personal: what the recipient answered to show it has it';
comment on column disclosure_outbox.columns is 'not personal: the names of the fields that are handed over';
comment on column disclosure_outbox.sealed is 'what is handed over, sealed; removed when the other side has it';

create table form_sent (
  company text not null,
  token_hash bytea not null,
  at timestamp with time zone not null,
  record uuid,
  constraint form_sent_pkey PRIMARY KEY (company, token_hash),
  constraint form_sent_token_hash_check CHECK ((octet_length(token_hash) = 32))
);
comment on table form_sent is 'Random tokens of forms already sent, for a day. Holds no personal data.';

create table identifier (
  person uuid not null,
  company text not null,
  kind text not null,
  hash bytea not null,
  sealed bytea not null,
  added_at timestamp with time zone not null,
  constraint identifier_pkey PRIMARY KEY (person, company, kind, hash),
  constraint identifier_hash_check CHECK ((octet_length(hash) = 32))
);
comment on column identifier.kind is 'not personal: email, phone, account …';
comment on column identifier.hash is 'identifier.hash: HMAC-SHA-256 under the company''s key for look-ups';
comment on column identifier.sealed is 'identifier.value: sealed under the person''s key';

create table identifier_owner (
  hash bytea not null,
  company text not null,
  kind text not null,
  person uuid not null,
  constraint identifier_owner_pkey PRIMARY KEY (hash, company, kind),
  constraint identifier_owner_hash_check CHECK ((octet_length(hash) = 32))
);
comment on column identifier_owner.hash is 'identifier.hash: HMAC-SHA-256 under the company''s key for look-ups';
comment on column identifier_owner.kind is 'not personal: email, phone, account …';

create table ledger_block (
  company text not null,
  height bigint not null,
  at timestamp with time zone not null,
  simulated boolean not null,
  count integer not null,
  total bigint not null,
  reach uuid not null,
  prev bytea not null,
  root bytea not null,
  entries bytea not null,
  leaves bytea not null,
  hash bytea not null,
  signature bytea not null,
  constraint ledger_block_pkey PRIMARY KEY (company, height),
  constraint ledger_block_count_check CHECK ((count > 0)),
  constraint ledger_block_hash_check CHECK ((octet_length(hash) = 32)),
  constraint ledger_block_height_check CHECK ((height > 0)),
  constraint ledger_block_lists_match CHECK (((octet_length(entries) = (16 * count)) AND (octet_length(leaves) = (32 * count)))),
  constraint ledger_block_prev_check CHECK ((octet_length(prev) = 32)),
  constraint ledger_block_root_check CHECK ((octet_length(root) = 32))
);
comment on table ledger_block is 'The ledger: sealed blocks. Only ever added.';

create table ledger_entry (
  person uuid not null,
  company text not null,
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  actor text not null,
  activity text,
  purpose text,
  store text,
  record uuid,
  recipient text,
  request uuid,
  commitment bytea not null,
  content_hash bytea not null,
  salt bytea,
  sealed bytea,
  constraint ledger_entry_pkey PRIMARY KEY (person, id),
  constraint ledger_entry_commitment_check CHECK ((octet_length(commitment) = 32)),
  constraint ledger_entry_content_hash_check CHECK ((octet_length(content_hash) = 32)),
  constraint ledger_entry_content_whole CHECK (((salt IS NULL) = (sealed IS NULL))),
  constraint ledger_entry_salt_check CHECK ((octet_length(salt) = 16))
);
comment on table ledger_entry is 'The ledger: acts. Only ever added; a person''s content is erased with the person.';
comment on column ledger_entry.company is 'not personal: the tenant';
comment on column ledger_entry.kind is 'not personal: what was done';
comment on column ledger_entry.actor is 'not personal: person, staff:role, recipient:id or system:part';
comment on column ledger_entry.activity is 'not personal: declared activity';
comment on column ledger_entry.purpose is 'not personal: declared purpose';
comment on column ledger_entry.store is 'not personal: declared store';
comment on column ledger_entry.recipient is 'not personal: declared recipient';
comment on column ledger_entry.commitment is 'evidence.commitment: SHA-256 of salt and act; says nothing once the salt is gone';
comment on column ledger_entry.content_hash is 'evidence.commitment: SHA-256 of salt and sealed content';
comment on column ledger_entry.salt is 'evidence.salt: erased with the person';
comment on column ledger_entry.sealed is 'evidence.content: sealed under the person''s key; erased with the person';

create table ledger_pending (
  person uuid not null,
  company text not null,
  entry uuid not null,
  leaf bytea not null,
  mac bytea not null,
  constraint ledger_pending_pkey PRIMARY KEY (person, entry),
  constraint ledger_pending_leaf_check CHECK ((octet_length(leaf) = 32)),
  constraint ledger_pending_mac_check CHECK ((octet_length(mac) = 32))
);
comment on column ledger_pending.company is 'not personal: the tenant';
comment on column ledger_pending.leaf is 'evidence.commitment: hash of the entry';
comment on column ledger_pending.mac is 'evidence.commitment: keyed hash of the leaf';

create table message_outbox (
  person uuid not null,
  company text not null,
  id uuid not null,
  message text not null,
  class text not null,
  language text not null,
  record uuid,
  request uuid,
  entry uuid,
  queued_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  attempts integer default 0 not null,
  next_at timestamp with time zone not null,
  failed text,
  sealed bytea,
  constraint message_outbox_pkey PRIMARY KEY (person, company, id),
  constraint message_outbox_class_check CHECK ((class = ANY (ARRAY['service'::text, 'marketing'::text]))),
  constraint message_outbox_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text])))
);
comment on table message_outbox is 'Mail: what was queued and handed over. Rows go with the record or the person they are about.';
comment on column message_outbox.message is 'not personal: declared message';
comment on column message_outbox.class is 'not personal: service or marketing';
comment on column message_outbox.language is 'not personal: language of the message';
comment on column message_outbox.failed is 'not personal: why the last attempt failed, without addresses';
comment on column message_outbox.sealed is 'contact.email, message.text: address, subject and text, sealed; kept for the outbox on disk only as long as the file';

create table migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (number)
);

create table notice_rendering (
  company text not null,
  version integer not null,
  language text not null,
  format text not null,
  hash text not null,
  body text not null,
  constraint notice_rendering_pkey PRIMARY KEY (company, version, language, format),
  constraint notice_rendering_format_check CHECK ((format = ANY (ARRAY['html'::text, 'md'::text, 'txt'::text]))),
  constraint notice_rendering_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint notice_rendering_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text])))
);
comment on table notice_rendering is 'Each published notice as the bytes people saw. Only ever added. Holds no personal data.';

create table notice_version (
  company text not null,
  version integer not null,
  hash text not null,
  declaration_version integer not null,
  documents jsonb not null,
  effective_from date not null,
  published_at timestamp with time zone not null,
  published_by text,
  constraint notice_version_pkey PRIMARY KEY (company, version),
  constraint notice_version_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint notice_version_version_check CHECK ((version > 0))
);
comment on table notice_version is 'Published notices, version by version. Only ever added.';
comment on column notice_version.documents is 'not personal: the notice as JSON, by language';
comment on column notice_version.published_by is 'staff.account: who published it';

create table person (
  person uuid not null,
  company text not null,
  rehearsal boolean default false not null,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint person_pkey PRIMARY KEY (person, company)
);
comment on table person is 'Data subjects. A row stays after erasure, so that nothing is ever written for that person again.';

create table proof (
  company text not null,
  id uuid not null,
  pledge text not null,
  kind text not null,
  taken_at timestamp with time zone not null,
  outcome text not null,
  examined bigint not null,
  finding jsonb not null,
  constraint proof_pkey PRIMARY KEY (company, id),
  constraint proof_examined_check CHECK ((examined >= 0)),
  constraint proof_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'broken'::text, 'unproven'::text, 'reported'::text])))
);
comment on table proof is 'Proofs of pledges. Names places, never people.';

create table record_erasure (
  company text not null,
  person uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  store text not null,
  record uuid,
  before timestamp with time zone,
  rows integer not null,
  why text not null,
  entry uuid,
  journaled boolean default false not null,
  constraint record_erasure_pkey PRIMARY KEY (company, person, id),
  constraint record_erasure_check CHECK (((record IS NULL) <> (before IS NULL)))
);
comment on table record_erasure is 'What was erased, so that it is erased again after a restore (Art. 17 GDPR)';
comment on column record_erasure.person is 'person.id: whose record it was, a pseudonym';
comment on column record_erasure.store is 'not personal: declared store';
comment on column record_erasure.why is 'not personal: rule or request that led to it';

create table retention_run (
  company text not null,
  id uuid not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  today date not null,
  plan text not null,
  report jsonb default '{}'::jsonb not null,
  constraint retention_run_pkey PRIMARY KEY (company, id)
);
comment on table retention_run is 'Runs of retention. Holds no personal data: counts per rule.';

create table rights_answer (
  company text not null,
  person uuid not null,
  request uuid not null,
  letter bytea not null,
  package bytea,
  package_hash text,
  expires_at timestamp with time zone not null,
  fetched_at timestamp with time zone,
  constraint rights_answer_pkey PRIMARY KEY (company, person, request)
);
comment on column rights_answer.company is 'not personal: the tenant';
comment on column rights_answer.letter is 'message.text';
comment on column rights_answer.package is 'message.text';
comment on column rights_answer.package_hash is 'not personal: SHA-256 of the package';

create table rights_request (
  company text not null,
  person uuid not null,
  id uuid not null,
  record uuid not null,
  asked text not null,
  channel text not null,
  language text not null,
  received_at timestamp with time zone not null,
  target_on date not null,
  nominal_on date not null,
  legal_on date not null,
  extended boolean default false not null,
  identity text not null,
  identity_by text,
  confirmed_at timestamp with time zone,
  state text not null,
  outcome text,
  answered_at timestamp with time zone,
  rehearsal boolean default false not null,
  constraint rights_request_pkey PRIMARY KEY (company, person, id),
  constraint rights_request_channel_check CHECK ((channel = ANY (ARRAY['form'::text, 'email'::text, 'post'::text, 'phone'::text, 'fax'::text]))),
  constraint rights_request_identity_check CHECK ((identity = ANY (ARRAY['asked'::text, 'confirmed'::text, 'failed'::text]))),
  constraint rights_request_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  constraint rights_request_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'partly'::text, 'refused'::text, 'nothing-held'::text, 'withdrawn'::text]))),
  constraint rights_request_state_check CHECK ((state = ANY (ARRAY['received'::text, 'open'::text, 'answered'::text])))
);
comment on column rights_request.company is 'not personal: the tenant';
comment on column rights_request.person is 'contact.identifier';
comment on column rights_request.asked is 'not personal: the right that is exercised';
comment on column rights_request.channel is 'not personal: the way the request came';
comment on column rights_request.language is 'not personal: language of the answers';
comment on column rights_request.identity is 'not personal: how far the check of identity has come';
comment on column rights_request.identity_by is 'not personal: how identity was confirmed (mail, staff)';
comment on column rights_request.state is 'not personal: how far the request has come';
comment on column rights_request.outcome is 'not personal: what was decided';

create table rights_token (
  company text not null,
  person uuid not null,
  request uuid not null,
  purpose text not null,
  secret bytea not null,
  code bytea,
  expires_at timestamp with time zone not null,
  attempts integer default 0 not null,
  used_at timestamp with time zone,
  constraint rights_token_pkey PRIMARY KEY (company, person, request, purpose),
  constraint rights_token_purpose_check CHECK ((purpose = ANY (ARRAY['confirm'::text, 'answer'::text])))
);
comment on column rights_token.company is 'not personal: the tenant';
comment on column rights_token.purpose is 'not personal: what the token opens';
comment on column rights_token.secret is 'not personal: SHA-256 of a random secret';
comment on column rights_token.code is 'not personal: salted SHA-256 of a random code';

create table staff (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  created_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  updated_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_email_key UNIQUE (email)
);
comment on table staff is 'Accounts of staff and external officers.';
comment on column staff.name is 'personal: staff.name';
comment on column staff.email is 'personal: staff.email';

create table staff_approval (
  company text not null,
  id uuid not null,
  act text not null,
  room text not null,
  sealed bytea not null,
  hash bytea not null,
  asker text not null,
  approver text not null,
  asked_at timestamp with time zone not null,
  approved_at timestamp with time zone,
  constraint staff_approval_pkey PRIMARY KEY (company, id)
);
comment on table staff_approval is 'Acts that wait for a second person.';
comment on column staff_approval.sealed is 'personal: message.text, sealed';
comment on column staff_approval.hash is 'not personal: what exactly was asked for';

create table staff_attempt (
  account bytea not null,
  failed integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint staff_attempt_pkey PRIMARY KEY (account)
);

create table staff_company (
  id text not null,
  name text not null,
  slug text not null,
  logo text,
  metadata text,
  created_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint staff_company_pkey PRIMARY KEY (id),
  constraint staff_company_slug_key UNIQUE (slug)
);

create table staff_credential (
  id text not null,
  staff text not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  updated_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint staff_credential_pkey PRIMARY KEY (id)
);
comment on column staff_credential.password is 'scrypt with a salt of its own; never the password';

create table staff_invitation (
  id text not null,
  company text not null,
  email text not null,
  role text,
  status text default 'pending'::text not null,
  expires_at timestamp with time zone not null,
  inviter text not null,
  created_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint staff_invitation_pkey PRIMARY KEY (id)
);
comment on column staff_invitation.email is 'personal: staff.email';

create table staff_member (
  id text not null,
  company text not null,
  staff text not null,
  role text not null,
  created_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint staff_member_pkey PRIMARY KEY (id),
  constraint staff_member_company_staff_key UNIQUE (company, staff),
  constraint staff_member_role_check CHECK ((role = ANY (ARRAY['officer'::text, 'desk'::text, 'developer'::text, 'auditor'::text])))
);

create table staff_passkey (
  id text not null,
  staff text not null,
  name text,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text,
  created_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint staff_passkey_pkey PRIMARY KEY (id),
  constraint staff_passkey_credential_id_key UNIQUE (credential_id)
);

create table staff_rate (
  id text not null,
  key text not null,
  count integer not null,
  last_request bigint not null,
  constraint staff_rate_pkey PRIMARY KEY (id),
  constraint staff_rate_key_key UNIQUE (key)
);

create table staff_role (
  company text not null,
  staff text not null,
  role text not null,
  constraint staff_role_pkey PRIMARY KEY (company, staff, role)
);
comment on table staff_role is 'Declared roles of accounts. Not personal: numbers of accounts.';

create table staff_session (
  id text not null,
  staff text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  active_company text,
  created_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  updated_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint staff_session_pkey PRIMARY KEY (id),
  constraint staff_session_token_key UNIQUE (token)
);
comment on column staff_session.ip_address is 'personal: staff.ip';
comment on column staff_session.user_agent is 'personal: staff.user-agent';

create table staff_token (
  company text not null,
  id uuid not null,
  name text not null,
  role text not null,
  activity text not null,
  purpose text not null,
  key_hash bytea not null,
  issued_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint staff_token_pkey PRIMARY KEY (company, id),
  constraint staff_token_key_hash_key UNIQUE (key_hash)
);
comment on table staff_token is 'Keys of programs. Not personal: named after programs, only a hash of each key.';

create table staff_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  updated_at timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint staff_verification_pkey PRIMARY KEY (id)
);

create table standing_event (
  company text not null,
  person uuid not null,
  n integer not null,
  at timestamp with time zone not null,
  kind text not null,
  subject text not null,
  activity text,
  purpose text,
  store text,
  record uuid,
  ground text,
  until date,
  range_from timestamp with time zone,
  range_to timestamp with time zone,
  version integer,
  language text,
  details jsonb default '{}'::jsonb not null,
  constraint standing_event_pkey PRIMARY KEY (company, person, n),
  constraint standing_event_kind_check CHECK ((kind = ANY (ARRAY['consent/given'::text, 'consent/refused'::text, 'consent/withdrawn'::text, 'objection/raised'::text, 'objection/decided'::text, 'restriction/set'::text, 'restriction/lifted'::text, 'hold/set'::text, 'hold/released'::text, 'pick/made'::text, 'rehearsal/marked'::text]))),
  constraint standing_event_n_check CHECK ((n > 0))
);
comment on table standing_event is 'What each person''s consents, objections, restrictions and holds allow, event by event (Art. 7, 17, 18, 21 GDPR)';
comment on column standing_event.person is 'person.id: whose standing it is, a pseudonym';
comment on column standing_event.kind is 'not personal: what happened';
comment on column standing_event.subject is 'not personal: number of the consent, objection, restriction, hold or pick';
comment on column standing_event.activity is 'not personal: declared activity';
comment on column standing_event.purpose is 'not personal: declared purpose';
comment on column standing_event.store is 'not personal: declared store';
comment on column standing_event.ground is 'not personal: the legal ground';
comment on column standing_event.language is 'not personal: language of what was shown';
comment on column standing_event.details is 'staff.account: incident, approver, value of a pick; never of the person';

CREATE UNIQUE INDEX device_by_key ON device USING btree (key_hash, company);

CREATE UNIQUE INDEX disclosure_outbox_by_entry ON disclosure_outbox USING btree (company, entry, person);

CREATE INDEX disclosure_outbox_waiting ON disclosure_outbox USING btree (next_at) WHERE ((delivered_at IS NULL) AND (sealed IS NOT NULL));

CREATE INDEX form_sent_by_age ON form_sent USING btree (company, at);

CREATE INDEX ledger_entry_in_order ON ledger_entry USING btree (company, id);

CREATE INDEX ledger_pending_in_order ON ledger_pending USING btree (company, entry);

CREATE INDEX message_outbox_by_record ON message_outbox USING btree (company, record);

CREATE INDEX message_outbox_waiting ON message_outbox USING btree (next_at) WHERE ((sent_at IS NULL) AND (sealed IS NOT NULL));

CREATE INDEX person_by_company ON person USING btree (company, created_at);

CREATE INDEX proof_latest ON proof USING btree (company, pledge, taken_at DESC);

CREATE INDEX record_erasure_pending ON record_erasure USING btree (company, at) WHERE (NOT journaled);

CREATE INDEX record_erasure_record ON record_erasure USING btree (company, person, store, record);

CREATE INDEX retention_run_finished ON retention_run USING btree (company, finished_at) WHERE (finished_at IS NOT NULL);

CREATE INDEX rights_request_open ON rights_request USING btree (company, legal_on) WHERE (state <> 'answered'::text);

CREATE INDEX staff_credential_staff ON staff_credential USING btree (staff);

CREATE INDEX staff_member_staff ON staff_member USING btree (staff);

CREATE INDEX staff_passkey_staff ON staff_passkey USING btree (staff);

CREATE INDEX staff_session_staff ON staff_session USING btree (staff);

CREATE INDEX staff_verification_identifier ON staff_verification USING btree (identifier);

CREATE INDEX standing_event_record ON standing_event USING btree (company, person, record) WHERE (record IS NOT NULL);

CREATE INDEX standing_event_subject ON standing_event USING btree (company, subject, person, n);

alter table capture_reference add constraint capture_reference_company_fkey FOREIGN KEY (company) REFERENCES company(id) ON DELETE CASCADE;

alter table declaration_version add constraint declaration_version_company_fkey FOREIGN KEY (company) REFERENCES company(id);

alter table device add constraint device_company_fkey FOREIGN KEY (company) REFERENCES company(id) ON DELETE CASCADE;

alter table disclosure_outbox add constraint disclosure_outbox_company_fkey FOREIGN KEY (company) REFERENCES company(id) ON DELETE CASCADE;

alter table form_sent add constraint form_sent_company_fkey FOREIGN KEY (company) REFERENCES company(id) ON DELETE CASCADE;

alter table message_outbox add constraint message_outbox_company_fkey FOREIGN KEY (company) REFERENCES company(id) ON DELETE CASCADE;

alter table notice_rendering add constraint notice_rendering_company_version_fkey FOREIGN KEY (company, version) REFERENCES notice_version(company, version);

alter table notice_version add constraint notice_version_company_declaration_version_fkey FOREIGN KEY (company, declaration_version) REFERENCES declaration_version(company, version);

alter table notice_version add constraint notice_version_company_fkey FOREIGN KEY (company) REFERENCES company(id);

alter table proof add constraint proof_company_fkey FOREIGN KEY (company) REFERENCES company(id) ON DELETE CASCADE;

alter table retention_run add constraint retention_run_company_fkey FOREIGN KEY (company) REFERENCES company(id);

alter table rights_answer add constraint rights_answer_company_fkey FOREIGN KEY (company) REFERENCES company(id) ON DELETE CASCADE;

alter table rights_request add constraint rights_request_company_fkey FOREIGN KEY (company) REFERENCES company(id) ON DELETE CASCADE;

alter table rights_token add constraint rights_token_company_fkey FOREIGN KEY (company) REFERENCES company(id) ON DELETE CASCADE;

alter table staff_approval add constraint staff_approval_approver_fkey FOREIGN KEY (approver) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_approval add constraint staff_approval_asker_fkey FOREIGN KEY (asker) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_approval add constraint staff_approval_company_fkey FOREIGN KEY (company) REFERENCES staff_company(id) ON DELETE CASCADE;

alter table staff_credential add constraint staff_credential_staff_fkey FOREIGN KEY (staff) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_invitation add constraint staff_invitation_company_fkey FOREIGN KEY (company) REFERENCES staff_company(id) ON DELETE CASCADE;

alter table staff_invitation add constraint staff_invitation_inviter_fkey FOREIGN KEY (inviter) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_member add constraint staff_member_company_fkey FOREIGN KEY (company) REFERENCES staff_company(id) ON DELETE CASCADE;

alter table staff_member add constraint staff_member_staff_fkey FOREIGN KEY (staff) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_passkey add constraint staff_passkey_staff_fkey FOREIGN KEY (staff) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_role add constraint staff_role_company_fkey FOREIGN KEY (company) REFERENCES staff_company(id) ON DELETE CASCADE;

alter table staff_role add constraint staff_role_staff_fkey FOREIGN KEY (staff) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_session add constraint staff_session_staff_fkey FOREIGN KEY (staff) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_token add constraint staff_token_company_fkey FOREIGN KEY (company) REFERENCES staff_company(id) ON DELETE CASCADE;

CREATE TRIGGER company_stays BEFORE UPDATE ON company FOR EACH ROW EXECUTE FUNCTION company_refuse_turning();

CREATE TRIGGER declaration_version_keeps BEFORE DELETE OR UPDATE ON declaration_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER declaration_version_keeps_all BEFORE TRUNCATE ON declaration_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_block_keeps BEFORE DELETE OR UPDATE ON ledger_block FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_block_keeps_all BEFORE TRUNCATE ON ledger_block FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_entry_keeps BEFORE DELETE OR UPDATE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_refuse_change();

CREATE TRIGGER ledger_entry_keeps_all BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER notice_rendering_keeps BEFORE DELETE OR UPDATE ON notice_rendering FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER notice_rendering_keeps_all BEFORE TRUNCATE ON notice_rendering FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER notice_version_keeps BEFORE DELETE OR UPDATE ON notice_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER notice_version_keeps_all BEFORE TRUNCATE ON notice_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER proof_keeps BEFORE DELETE OR UPDATE ON proof FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER proof_keeps_all BEFORE TRUNCATE ON proof FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER standing_event_keeps BEFORE DELETE OR UPDATE ON standing_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER standing_event_keeps_all BEFORE TRUNCATE ON standing_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
