-- What waits to be sealed shows that the product itself noted it: a hash under a key that is not in the database. Whoever
-- writes an entry by hand cannot make it, and what lacks it is never sealed.
-- What waits at this moment was noted without one: it stays, and shows as such; seal before bringing a database here.
alter table ledger_pending add column mac bytea not null default sha256('noted before') check (octet_length(mac) = 32);
alter table ledger_pending alter column mac drop default;
comment on column ledger_pending.mac is 'evidence.commitment: keyed hash of the leaf';

drop function ledger_append(ledger_entry, bytea);

create function ledger_append(entry ledger_entry, leaf bytea, mac bytea) returns void language plpgsql as $$
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
$$;
