-- What was done, by whom, about whom. Only ever added; contains no clear personal data. Content and salt are sealed
-- under the person's key and are erased with the person; the commitment and the hash of the content stay.
create table ledger_entry (
  person uuid not null,
  company text not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  actor text not null,
  activity text,
  purpose text,
  store text,
  record uuid,
  recipient text,
  request uuid,
  -- SHA-256 (salt, canonical act)
  commitment bytea not null check (octet_length(commitment) = 32),
  -- SHA-256 (salt, sealed)
  content_hash bytea not null check (octet_length(content_hash) = 32),
  salt bytea check (octet_length(salt) = 16),
  sealed bytea,
  primary key (person, id),
  constraint ledger_entry_content_whole check ((salt is null) = (sealed is null))
);
create index ledger_entry_in_order on ledger_entry (company, id);
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

-- Entries that wait to be sealed, with what they were when they were recorded. A work list, no evidence.
create table ledger_pending (
  person uuid not null,
  company text not null,
  entry uuid not null,
  leaf bytea not null check (octet_length(leaf) = 32),
  primary key (person, entry)
);
create index ledger_pending_in_order on ledger_pending (company, entry);
comment on column ledger_pending.company is 'not personal: the tenant';
comment on column ledger_pending.leaf is 'evidence.commitment: hash of the entry';

-- The chain: each block seals entries in a Merkle tree, names the block before it, and is signed with the company's key.
create table ledger_block (
  company text not null,
  height bigint not null check (height > 0),
  at timestamptz not null,
  simulated boolean not null,
  count integer not null check (count > 0),
  -- Entries up to and including this block.
  total bigint not null,
  -- Highest number of an entry in this block or one before; entries below it that come later are sealed by themselves.
  reach uuid not null,
  prev bytea not null check (octet_length(prev) = 32),
  root bytea not null check (octet_length(root) = 32),
  -- Numbers of the entries, 16 bytes each, ascending; and their leaves, 32 bytes each.
  entries bytea not null,
  leaves bytea not null,
  hash bytea not null check (octet_length(hash) = 32),
  signature bytea not null,
  primary key (company, height),
  constraint ledger_block_lists_match check (octet_length(entries) = 16 * count and octet_length(leaves) = 32 * count)
);
comment on table ledger_block is 'The ledger: sealed blocks. Only ever added.';

-- The one change the evidence allows: content and salt of a person who is being erased, both at once, to nothing.
create function ledger_entry_refuse_change() returns trigger language plpgsql as $$
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
$$;

create trigger ledger_entry_keeps before update or delete on ledger_entry
  for each row execute function ledger_entry_refuse_change();
create trigger ledger_entry_keeps_all before truncate on ledger_entry
  for each statement execute function refuse_change();
create trigger ledger_block_keeps before update or delete on ledger_block
  for each row execute function refuse_change();
create trigger ledger_block_keeps_all before truncate on ledger_block
  for each statement execute function refuse_change();
