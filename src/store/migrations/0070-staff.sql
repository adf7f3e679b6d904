-- Staff: who signs in to the console, in which role for which company. Staff are no data subjects of the companies they
-- look after, so these tables are not keyed by person. Written and read by better-auth, except staff_attempt.

create table staff (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
comment on table staff is 'Accounts of staff and external officers.';
comment on column staff.name is 'personal: staff.name';
comment on column staff.email is 'personal: staff.email';

create table staff_session (
  id text primary key,
  staff text not null references staff (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  active_company text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index staff_session_staff on staff_session (staff);
comment on column staff_session.ip_address is 'personal: staff.ip';
comment on column staff_session.user_agent is 'personal: staff.user-agent';

create table staff_credential (
  id text primary key,
  staff text not null references staff (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index staff_credential_staff on staff_credential (staff);
comment on column staff_credential.password is 'scrypt with a salt of its own; never the password';

create table staff_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index staff_verification_identifier on staff_verification (identifier);

-- A company as better-auth knows it: an organisation whose id and slug are the company's short name.
create table staff_company (
  id text primary key,
  name text not null,
  slug text not null unique,
  logo text,
  metadata text,
  created_at timestamptz not null default current_timestamp
);

create table staff_member (
  id text primary key,
  company text not null references staff_company (id) on delete cascade,
  staff text not null references staff (id) on delete cascade,
  role text not null check (role in ('officer', 'desk', 'developer', 'auditor')),
  created_at timestamptz not null default current_timestamp,
  unique (company, staff)
);
create index staff_member_staff on staff_member (staff);

create table staff_invitation (
  id text primary key,
  company text not null references staff_company (id) on delete cascade,
  email text not null,
  role text,
  status text not null default 'pending',
  expires_at timestamptz not null,
  inviter text not null references staff (id) on delete cascade,
  created_at timestamptz not null default current_timestamp
);
comment on column staff_invitation.email is 'personal: staff.email';

create table staff_passkey (
  id text primary key,
  staff text not null references staff (id) on delete cascade,
  name text,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text,
  created_at timestamptz not null default current_timestamp
);
create index staff_passkey_staff on staff_passkey (staff);

create table staff_rate (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- Failed sign-ins by account, whatever address they come from. The account is known by a keyed hash, so that addresses
-- that were only tried are not collected here.
create table staff_attempt (
  account bytea primary key,
  failed integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
