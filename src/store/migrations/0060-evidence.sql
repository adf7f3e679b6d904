-- Proofs: what was looked at, when, and what it showed. Only ever added; holds no personal data.

create table proof (
  company text not null references company (id) on delete cascade,
  id uuid not null,
  pledge text not null,
  kind text not null,
  taken_at timestamptz not null,
  outcome text not null check (outcome in ('kept', 'broken', 'unproven', 'reported')),
  examined bigint not null check (examined >= 0),
  finding jsonb not null,
  primary key (company, id)
);

create index proof_latest on proof (company, pledge, taken_at desc);

comment on table proof is 'Proofs of pledges. Names places, never people.';

create trigger proof_keeps before update or delete on proof
  for each row execute function refuse_change();
create trigger proof_keeps_all before truncate on proof
  for each statement execute function refuse_change();
