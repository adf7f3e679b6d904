-- Runs of retention: when, on which day's plan, and what they came to. The acts themselves stand in the ledger.
create table retention_run (
  company text not null references company (id),
  id uuid not null,
  -- By the company's clock.
  started_at timestamptz not null,
  finished_at timestamptz,
  today date not null,
  plan text not null,
  report jsonb not null default '{}',
  primary key (company, id)
);
comment on table retention_run is 'Runs of retention. Holds no personal data: counts per rule.';
create index retention_run_finished on retention_run (company, finished_at) where finished_at is not null;
