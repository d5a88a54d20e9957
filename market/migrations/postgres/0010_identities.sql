-- Signing in at an identity provider.

-- Browsers are sent away with a question to a provider too, not to passkeys alone.
alter table passkey_question rename to question;

-- Whom a provider means by a subject (OpenID Connect Core 1.0, 5.7).
create table identity (
  issuer     text not null,
  subject    text not null,
  person_id  uuid not null references person (id) on delete cascade,
  created_at timestamptz not null,
  used_at    timestamptz,
  primary key (issuer, subject),
  unique (person_id, issuer)
);
