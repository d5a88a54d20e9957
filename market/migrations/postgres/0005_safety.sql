-- What keeps people and their data safe: the audit log, second factors, passkeys, one's own data.

-- For which organisation it was done, and from where (the beginning of an address, as sessions show it).
alter table event add column acting uuid;
alter table event add column whence text;
-- JSON: field → [before, after], ids, names and hashes; a personal value → {"of": person, "was": sealed, "is": sealed}.
alter table event add column changes text;
create index event_at on event (at, id);
create index event_actor on event (actor, at, id);
create index event_kind on event (kind, at, id);
create function event_kept() returns trigger language plpgsql as $$ begin raise exception 'events are only appended'; end $$;
create trigger event_not_changed before update or delete on event for each row execute function event_kept();
create trigger event_not_emptied before truncate on event for each statement execute function event_kept();

-- What a person's values in rows that stay are sealed with; erasing the person deletes it.
create table person_key (
  person_id  uuid primary key references person (id),
  key        bytea not null,
  created_at timestamptz not null
);

-- Keys of the service itself: what it signs and hashes with.
create table service_key (
  name       text primary key,
  key        bytea not null,
  created_at timestamptz not null
);

-- One-time codes of an app, a second factor.
create table totp (
  person_id    uuid primary key references person (id) on delete cascade,
  secret       bytea not null,
  -- what this person's recovery codes are hashed with
  salt         bytea not null,
  created_at   timestamptz not null,
  -- nothing before the first code was typed: not in use yet
  confirmed_at timestamptz,
  -- the last step whose code was taken; none is taken twice
  used_step    bigint not null
);

-- What lets somebody in who has lost the app; each once.
create table recovery_code (
  person_id uuid not null references person (id) on delete cascade,
  -- argon2id with the salt of the row in `totp`
  phc       text not null,
  used_at   timestamptz,
  primary key (person_id, phc)
);

-- Keys that a browser, a phone or a stick keeps for a person.
create table passkey (
  id            uuid primary key,
  person_id     uuid not null references person (id) on delete cascade,
  credential_id text not null unique,
  name          text not null,
  -- the public key and what goes with it, as webauthn-rs writes it
  credential    text not null,
  created_at    timestamptz not null,
  used_at       timestamptz
);
create index passkey_person on passkey (person_id);

-- The first half of a sign-in that needs a second one. Five minutes.
create table half_sign_in (
  -- SHA-256 of the cookie's secret
  hash       text primary key,
  person_id  uuid not null references person (id) on delete cascade,
  method     text not null,
  tries      bigint not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index half_sign_in_expiry on half_sign_in (expires_at);

-- What a passkey is asked, until it answers. Five minutes.
create table passkey_question (
  -- SHA-256 of the cookie's secret
  hash       text primary key,
  -- whose key is made; nobody when somebody signs in
  person_id  uuid references person (id) on delete cascade,
  question   text not null,
  expires_at timestamptz not null
);
create index passkey_question_expiry on passkey_question (expires_at);

-- How many factors a session was begun with.
alter table session add column factors bigint not null default 1;

-- A consent that was taken back; what was only told can't be.
alter table consent add column revoked_at timestamptz;

-- The copy of one's data that was asked for last.
create table data_export (
  id         uuid not null unique,
  person_id  uuid primary key references person (id) on delete cascade,
  created_at timestamptz not null,
  -- nothing while it is being made
  ready_at   timestamptz,
  zip        bytea,
  expires_at timestamptz not null
);

-- How somebody wants mails of a topic; no row: as the topic is sent to who said nothing.
create table mail_preference (
  person_id  uuid not null references person (id) on delete cascade,
  topic      text not null,
  how        text not null,
  changed_at timestamptz not null,
  primary key (person_id, topic)
);

-- What waits for the mail of the day.
create table mail_waiting (
  id        uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  topic     text not null,
  title     text not null,
  text      text not null,
  link      text not null,
  at        timestamptz not null
);
create index mail_waiting_person on mail_waiting (person_id, topic, at);
