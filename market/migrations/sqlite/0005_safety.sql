-- What keeps people and their data safe: the audit log, second factors, passkeys, one's own data.

-- For which organisation it was done, and from where (the beginning of an address, as sessions show it).
alter table event add column acting blob;
alter table event add column whence text;
-- JSON: field → [before, after], ids, names and hashes; a personal value → {"of": person, "was": sealed, "is": sealed}.
alter table event add column changes text;
create index event_at on event (at, id);
create index event_actor on event (actor, at, id);
create index event_kind on event (kind, at, id);
create trigger event_not_changed before update on event begin select raise(abort, 'events are only appended'); end;
create trigger event_not_deleted before delete on event begin select raise(abort, 'events are only appended'); end;

-- What a person's values in rows that stay are sealed with; erasing the person deletes it.
create table person_key (
  person_id  blob primary key references person (id),
  key        blob not null,
  created_at text not null
);

-- Keys of the service itself: what it signs and hashes with.
create table service_key (
  name       text primary key,
  key        blob not null,
  created_at text not null
);

-- One-time codes of an app, a second factor.
create table totp (
  person_id    blob primary key references person (id) on delete cascade,
  secret       blob not null,
  -- what this person's recovery codes are hashed with
  salt         blob not null,
  created_at   text not null,
  -- nothing before the first code was typed: not in use yet
  confirmed_at text,
  -- the last step whose code was taken; none is taken twice
  used_step    integer not null
);

-- What lets somebody in who has lost the app; each once.
create table recovery_code (
  person_id blob not null references person (id) on delete cascade,
  -- argon2id with the salt of the row in `totp`
  phc       text not null,
  used_at   text,
  primary key (person_id, phc)
);

-- Keys that a browser, a phone or a stick keeps for a person.
create table passkey (
  id            blob primary key,
  person_id     blob not null references person (id) on delete cascade,
  credential_id text not null unique,
  name          text not null,
  -- the public key and what goes with it, as webauthn-rs writes it
  credential    text not null,
  created_at    text not null,
  used_at       text
);
create index passkey_person on passkey (person_id);

-- The first half of a sign-in that needs a second one. Five minutes.
create table half_sign_in (
  -- SHA-256 of the cookie's secret
  hash       text primary key,
  person_id  blob not null references person (id) on delete cascade,
  method     text not null,
  tries      integer not null,
  created_at text not null,
  expires_at text not null
);
create index half_sign_in_expiry on half_sign_in (expires_at);

-- What a passkey is asked, until it answers. Five minutes.
create table passkey_question (
  -- SHA-256 of the cookie's secret
  hash       text primary key,
  -- whose key is made; nobody when somebody signs in
  person_id  blob references person (id) on delete cascade,
  question   text not null,
  expires_at text not null
);
create index passkey_question_expiry on passkey_question (expires_at);

-- How many factors a session was begun with.
alter table session add column factors integer not null default 1;

-- A consent that was taken back; what was only told can't be.
alter table consent add column revoked_at text;

-- The copy of one's data that was asked for last.
create table data_export (
  id         blob not null unique,
  person_id  blob primary key references person (id) on delete cascade,
  created_at text not null,
  -- nothing while it is being made
  ready_at   text,
  zip        blob,
  expires_at text not null
);

-- How somebody wants mails of a topic; no row: as the topic is sent to who said nothing.
create table mail_preference (
  person_id  blob not null references person (id) on delete cascade,
  topic      text not null,
  how        text not null,
  changed_at text not null,
  primary key (person_id, topic)
);

-- What waits for the mail of the day.
create table mail_waiting (
  id        blob primary key,
  person_id blob not null references person (id) on delete cascade,
  topic     text not null,
  title     text not null,
  text      text not null,
  link      text not null,
  at        text not null
);
create index mail_waiting_person on mail_waiting (person_id, topic, at);
