-- In which roles of the declaration an account acts. Membership says who may sign in for a company; this, as whom they act.
create table staff_role (
  company text not null references staff_company (id) on delete cascade,
  staff text not null references staff (id) on delete cascade,
  role text not null,
  primary key (company, staff, role)
);
comment on table staff_role is 'Declared roles of accounts. Not personal: numbers of accounts.';

-- Keys with which programs ask the gate. Each is for one role, one activity and one purpose of one company.
create table staff_token (
  company text not null references staff_company (id) on delete cascade,
  id uuid not null,
  name text not null,
  role text not null,
  activity text not null,
  purpose text not null,
  key_hash bytea not null unique,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  primary key (company, id)
);
comment on table staff_token is 'Keys of programs. Not personal: named after programs, only a hash of each key.';

-- What needs a second person: asked by one account, confirmed by another with its own sign-in. Gone once it is done,
-- refused, or a week old; the ledger keeps who confirmed what.
create table staff_approval (
  company text not null references staff_company (id) on delete cascade,
  id uuid not null,
  act text not null,
  room text not null,
  sealed bytea not null,
  hash bytea not null,
  asker text not null references staff (id) on delete cascade,
  approver text not null references staff (id) on delete cascade,
  asked_at timestamptz not null,
  approved_at timestamptz,
  primary key (company, id)
);
comment on table staff_approval is 'Acts that wait for a second person.';
comment on column staff_approval.sealed is 'personal: message.text, sealed';
comment on column staff_approval.hash is 'not personal: what exactly was asked for';
