-- Devices that may transmit captures. A device belongs to a practice and holds a key; only its hash is kept.
create table device (
  company text not null references company (id) on delete cascade,
  id uuid not null,
  practice text not null,
  kind text not null check (kind in ('capture', 'analysis')),
  key_hash bytea not null check (octet_length(key_hash) = 32),
  issued_at timestamptz not null,
  revoked_at timestamptz,
  primary key (company, id)
);
create unique index device_by_key on device (key_hash, company);
comment on table device is 'Devices in practices. Holds no data about patients.';
comment on column device.practice is 'not personal: the practice a device belongs to';
comment on column device.kind is 'not personal: a device that captures, or the analysis that returns results';
comment on column device.key_hash is 'SHA-256 of the key; the key itself is shown once and never stored';

-- A consent taken in a practice, and which practice took it. The reference itself is the person's identifier.
create table capture_reference (
  person uuid not null,
  company text not null references company (id) on delete cascade,
  practice text not null,
  device uuid not null,
  taken_at timestamptz not null,
  primary key (person, company)
);
comment on table capture_reference is 'Which practice took a patient''s consent. Removed with the person.';
comment on column capture_reference.practice is 'not personal: the practice';
comment on column capture_reference.device is 'technical.device-id: the device it was entered on';

-- Forms that were sent: whoever sends the same one twice is answered as the first time. Swept after a day.
create table form_sent (
  company text not null references company (id) on delete cascade,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  at timestamptz not null,
  record uuid,
  primary key (company, token_hash)
);
create index form_sent_by_age on form_sent (company, at);
comment on table form_sent is 'Random tokens of forms already sent, for a day. Holds no personal data.';

-- Mail on its way. What it says is sealed under the person's key and removed once it is handed over.
create table message_outbox (
  person uuid not null,
  company text not null references company (id) on delete cascade,
  id uuid not null,
  message text not null,
  class text not null check (class in ('service', 'marketing')),
  language text not null check (language in ('de', 'en')),
  record uuid,
  request uuid,
  entry uuid,
  queued_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  next_at timestamptz not null,
  failed text,
  sealed bytea,
  primary key (person, company, id)
);
create index message_outbox_waiting on message_outbox (next_at) where sent_at is null and sealed is not null;
create index message_outbox_by_record on message_outbox (company, record);
comment on table message_outbox is 'Mail: what was queued and handed over. Rows go with the record or the person they are about.';
comment on column message_outbox.sealed is 'contact.email, message.text: address, subject and text, sealed; kept for the outbox on disk only as long as the file';

-- Data on its way to recipients. The fields are sealed under the person's key and removed once the other side has them.
create table disclosure_outbox (
  person uuid not null,
  company text not null references company (id) on delete cascade,
  id uuid not null,
  entry uuid not null,
  recipient text not null,
  record uuid,
  queued_at timestamptz not null,
  delivered_at timestamptz,
  attempts integer not null default 0,
  next_at timestamptz not null,
  failed text,
  receipt text,
  columns text[] not null,
  sealed bytea,
  primary key (person, company, id)
);
create index disclosure_outbox_waiting on disclosure_outbox (next_at) where delivered_at is null and sealed is not null;
create unique index disclosure_outbox_by_entry on disclosure_outbox (company, entry, person);
comment on table disclosure_outbox is 'Disclosures on their way: written with the act, sent after the commit, tried again until received.';
comment on column disclosure_outbox.columns is 'not personal: the names of the fields that are handed over';
comment on column disclosure_outbox.sealed is 'what is handed over, sealed; removed when the other side has it';

comment on column message_outbox.message is 'not personal: declared message';
comment on column message_outbox.class is 'not personal: service or marketing';
comment on column message_outbox.language is 'not personal: language of the message';
comment on column message_outbox.failed is 'not personal: why the last attempt failed, without addresses';
comment on column disclosure_outbox.recipient is 'not personal: declared recipient';
comment on column disclosure_outbox.failed is 'not personal: why the last attempt failed';
comment on column disclosure_outbox.receipt is 'not personal: what the recipient answered to show it has it';
