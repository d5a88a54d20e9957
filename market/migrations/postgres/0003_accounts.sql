-- People who sign in, what they sign in with, and what they belong to.

-- `email` is folded, what addresses are compared by; `email_typed` is what mail is sent to.
create table person (
  id          uuid primary key,
  email       text not null unique,
  email_typed text not null,
  name        text not null,
  locale      text not null,
  state       text not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);

-- A credential beside others that are to come: passkeys, one-time codes, an identity provider.
create table password (
  person_id  uuid primary key references person (id) on delete cascade,
  -- argon2id with its parameters and salt, as a PHC string
  phc        text not null,
  changed_at timestamptz not null
);

-- Somebody who wants an account and has not yet shown that the address is theirs. Nobody is in `person` before.
create table sign_up (
  id          uuid primary key,
  email       text not null,
  email_typed text not null,
  name        text not null,
  locale      text not null,
  phc         text not null,
  -- the version of the privacy notice that was shown
  notice      text not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null
);
create index sign_up_expiry on sign_up (expires_at);

-- Links of mails. `subject` is a person, or the sign-up that a confirmation ends.
create table one_time_token (
  -- SHA-256 of the secret
  hash       text primary key,
  purpose    text not null,
  subject    uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index one_time_token_subject on one_time_token (subject);
create index one_time_token_expiry on one_time_token (expires_at);

create table organisation (
  id         uuid primary key,
  slug       text not null unique,
  kind       text not null,
  name       text not null,
  created_at timestamptz not null
);

create table membership (
  person_id       uuid not null references person (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  role            text not null,
  created_at      timestamptz not null,
  primary key (person_id, organisation_id)
);
create index membership_organisation on membership (organisation_id);

create table session (
  id              uuid primary key,
  -- SHA-256 of the cookie's secret
  hash            text not null unique,
  person_id       uuid not null references person (id) on delete cascade,
  method          text not null,
  device          text not null,
  address         text not null,
  organisation_id uuid references organisation (id) on delete set null,
  created_at      timestamptz not null,
  seen_at         timestamptz not null,
  expires_at      timestamptz not null,
  ended_at        timestamptz,
  end_reason      text
);
create index session_person on session (person_id, ended_at);
create index session_expiry on session (expires_at);

-- Browsers in which a person has signed in before.
create table known_device (
  person_id  uuid not null references person (id) on delete cascade,
  -- SHA-256 of the cookie's secret
  hash       text not null,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  primary key (person_id, hash)
);
create index known_device_hash on known_device (hash);

-- How far each key has used up its tries; keys are hashes of account, address or device.
create table try_limit (
  key        text primary key,
  spent_until timestamptz not null
);
create index try_limit_expiry on try_limit (spent_until);

-- What a person has agreed to or was told, in which version, and when.
create table consent (
  id        uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  kind      text not null,
  version   text not null,
  at        timestamptz not null
);
create index consent_person on consent (person_id);
