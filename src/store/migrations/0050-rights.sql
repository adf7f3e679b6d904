-- Requests of people who exercise a right (Art. 12 to 22 GDPR). What they wrote lies sealed in the declared store
-- `request`; here are the clock, the examination and the outcome.

create table rights_request (
  company text not null references company (id) on delete cascade,
  person uuid not null,
  id uuid not null,
  record uuid not null,
  asked text not null,
  channel text not null check (channel in ('form', 'email', 'post', 'phone', 'fax')),
  language text not null check (language in ('de', 'en')),
  received_at timestamptz not null,
  target_on date not null,
  nominal_on date not null,
  legal_on date not null,
  extended boolean not null default false,
  identity text not null check (identity in ('asked', 'confirmed', 'failed')),
  identity_by text,
  confirmed_at timestamptz,
  state text not null check (state in ('received', 'open', 'answered')),
  outcome text check (outcome in ('granted', 'partly', 'refused', 'nothing-held', 'withdrawn')),
  answered_at timestamptz,
  rehearsal boolean not null default false,
  primary key (company, person, id)
);

create index rights_request_open on rights_request (company, legal_on) where state <> 'answered';

comment on column rights_request.person is 'contact.identifier';
comment on column rights_request.asked is 'not personal: the right that is exercised';
comment on column rights_request.channel is 'not personal: the way the request came';
comment on column rights_request.language is 'not personal: language of the answers';
comment on column rights_request.identity is 'not personal: how far the check of identity has come';
comment on column rights_request.identity_by is 'not personal: how identity was confirmed (mail, staff)';
comment on column rights_request.state is 'not personal: how far the request has come';
comment on column rights_request.outcome is 'not personal: what was decided';
comment on column rights_request.company is 'not personal: the tenant';

-- What lets a person in without an account: only the hash of the secret is kept.
create table rights_token (
  company text not null references company (id) on delete cascade,
  person uuid not null,
  request uuid not null,
  purpose text not null check (purpose in ('confirm', 'answer')),
  secret bytea not null,
  code bytea,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  used_at timestamptz,
  primary key (company, person, request, purpose)
);

comment on column rights_token.company is 'not personal: the tenant';
comment on column rights_token.purpose is 'not personal: what the token opens';
comment on column rights_token.secret is 'not personal: SHA-256 of a random secret';
comment on column rights_token.code is 'not personal: salted SHA-256 of a random code';

-- The answer as the person may fetch it, sealed under the person's key until it expires.
create table rights_answer (
  company text not null references company (id) on delete cascade,
  person uuid not null,
  request uuid not null,
  letter bytea not null,
  package bytea,
  package_hash text,
  expires_at timestamptz not null,
  fetched_at timestamptz,
  primary key (company, person, request)
);

comment on column rights_answer.company is 'not personal: the tenant';
comment on column rights_answer.letter is 'message.text';
comment on column rights_answer.package is 'message.text';
comment on column rights_answer.package_hash is 'not personal: SHA-256 of the package';
