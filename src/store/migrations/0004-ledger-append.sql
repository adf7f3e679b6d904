-- Adds an entry and puts it on the list to be sealed, in one call whose plans the session keeps. The content stays out
-- when the person is erased; the person's row is held, so that nobody is erased while something is written about them.
create function ledger_append(entry ledger_entry, leaf bytea) returns void language plpgsql as $$
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
  insert into ledger_pending (person, company, entry, leaf) values (entry.person, entry.company, entry.id, ledger_append.leaf);
end
$$;
