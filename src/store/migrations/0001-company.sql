-- A company is a tenant: every other table is scoped by it.
create table company (
  id text primary key check (id ~ '^[a-z]([a-z0-9]|-(?=[a-z0-9])){1,39}$'),
  sample boolean not null default false,
  clock_days integer not null default 0,
  created_at timestamptz not null default now(),
  -- Only the clock of a sample company can be moved.
  constraint company_clock_moves_in_samples_only check (sample or clock_days = 0)
);
comment on table company is 'Tenants. Holds no personal data.';

-- A company is a sample or it is not, from its first day: its evidence says so.
create function company_refuse_turning() returns trigger language plpgsql as $$
begin
  if new.sample <> old.sample or new.id <> old.id then
    raise exception 'A company stays what it was made as.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger company_stays before update on company for each row execute function company_refuse_turning();

-- Whether a sample company is being built anew in this transaction: the only deletion of evidence there is.
create function is_being_reset(id text) returns boolean language sql stable as $$
  select coalesce(current_setting('zusage.reset', true), '') = id
    and exists (select from company c where c.id = $1 and c.sample)
$$;

-- Refuses whatever the trigger that calls it is for. Evidence and published versions are only ever added.
create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and is_being_reset(old.company) then
    return old;
  end if;
  raise exception 'Rows of % are only ever added: % is refused.', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end
$$;

-- What a company said it does, version by version.
create table declaration_version (
  company text not null references company (id),
  version integer not null check (version > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  body jsonb not null,
  effective_from date not null,
  published_at timestamptz not null,
  published_by text,
  primary key (company, version)
);
comment on table declaration_version is 'Published declarations, version by version. Only ever added.';
comment on column declaration_version.body is 'not personal: the declaration as JSON';
comment on column declaration_version.published_by is 'staff.account: who published it';

create trigger declaration_version_keeps before update or delete on declaration_version
  for each row execute function refuse_change();
create trigger declaration_version_keeps_all before truncate on declaration_version
  for each statement execute function refuse_change();
