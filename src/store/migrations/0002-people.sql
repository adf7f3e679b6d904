-- A data subject of one company: a number and nothing else. Who it is stands in identifiers, sealed under the person's key.
create table person (
  person uuid not null,
  company text not null,
  -- A rehearsal person walks the real flows for proof and is never counted.
  rehearsal boolean not null default false,
  created_at timestamptz not null,
  erased_at timestamptz,
  primary key (person, company)
);
create index person_by_company on person (company, created_at);
comment on table person is 'Data subjects. A row stays after erasure, so that nothing is ever written for that person again.';

-- What a person is known by. The hash is for comparing, the sealed value for showing and exporting.
create table identifier (
  person uuid not null,
  company text not null,
  kind text not null,
  hash bytea not null check (octet_length(hash) = 32),
  sealed bytea not null,
  added_at timestamptz not null,
  primary key (person, company, kind, hash)
);
comment on column identifier.kind is 'not personal: email, phone, account …';
comment on column identifier.hash is 'identifier.hash: HMAC-SHA-256 under the company''s key for look-ups';
comment on column identifier.sealed is 'identifier.value: sealed under the person''s key';

-- Whose an identifier is. Named exception of the rule that person is in the primary key: it is found by its hash, and
-- distributed by it.
create table identifier_owner (
  hash bytea not null check (octet_length(hash) = 32),
  company text not null,
  kind text not null,
  person uuid not null,
  primary key (hash, company, kind)
);
comment on column identifier_owner.hash is 'identifier.hash: HMAC-SHA-256 under the company''s key for look-ups';
comment on column identifier_owner.kind is 'not personal: email, phone, account …';
