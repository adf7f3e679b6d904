-- What was published as the privacy notice, version by version, as the very bytes people saw.
create table notice_version (
  company text not null references company (id),
  version integer not null check (version > 0),
  -- Hash of the documents in all languages, version number and day left out.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  declaration_version integer not null,
  documents jsonb not null,
  effective_from date not null,
  published_at timestamptz not null,
  published_by text,
  primary key (company, version),
  foreign key (company, declaration_version) references declaration_version (company, version)
);
comment on table notice_version is 'Published notices, version by version. Only ever added.';
comment on column notice_version.documents is 'not personal: the notice as JSON, by language';
comment on column notice_version.published_by is 'staff.account: who published it';

create table notice_rendering (
  company text not null,
  version integer not null,
  language text not null check (language in ('de', 'en')),
  format text not null check (format in ('html', 'md', 'txt')),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  body text not null,
  primary key (company, version, language, format),
  foreign key (company, version) references notice_version (company, version)
);
comment on table notice_rendering is 'Each published notice as the bytes people saw. Only ever added. Holds no personal data.';

create trigger notice_version_keeps before update or delete on notice_version
  for each row execute function refuse_change();
create trigger notice_version_keeps_all before truncate on notice_version
  for each statement execute function refuse_change();
create trigger notice_rendering_keeps before update or delete on notice_rendering
  for each row execute function refuse_change();
create trigger notice_rendering_keeps_all before truncate on notice_rendering
  for each statement execute function refuse_change();
