-- What organisations are beyond their name, who is asked to join them, and what buyers keep.

-- A tax number is not unique: the units of a municipality act under its number, and nobody shall be able to keep an
-- organisation out by registering its number first.
alter table organisation add column tax_number text;
alter table organisation add column street text;
alter table organisation add column postcode text;
alter table organisation add column town text;
-- Raised by each change of the lines above, so that two people who edit at once notice.
alter table organisation add column version bigint not null default 1;

-- Gross minor units of the region's currency that the member may order for alone; null: nothing.
alter table membership add column approval_limit bigint;

create table invitation (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  -- folded, what addresses are compared by; `email_typed` is what mail is sent to
  email           text not null,
  email_typed     text not null,
  role            text not null,
  state           text not null,
  -- SHA-256 of the secret in the last mail's link
  hash            text not null unique,
  invited_by      uuid references person (id) on delete set null,
  created_at      timestamptz not null,
  sent_at         timestamptz not null,
  expires_at      timestamptz not null
);
create unique index invitation_open on invitation (organisation_id, email) where state = 'open';
create index invitation_email on invitation (email, state);
create index invitation_expiry on invitation (expires_at);

-- An owner's offer to hand an organisation over, until the other answers; one at a time.
create table ownership_offer (
  organisation_id uuid primary key references organisation (id) on delete cascade,
  from_person     uuid not null references person (id) on delete cascade,
  to_person       uuid not null references person (id) on delete cascade,
  created_at      timestamptz not null,
  expires_at      timestamptz not null
);
create index ownership_offer_to on ownership_offer (to_person);

create table billing_address (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  name            text not null,
  street          text not null,
  postcode        text not null,
  town            text not null,
  email           text,
  created_at      timestamptz not null
);
create index billing_address_organisation on billing_address (organisation_id, created_at);

create table cost_centre (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  code            text not null,
  name            text not null,
  created_at      timestamptz not null,
  unique (organisation_id, code)
);

-- The enterprises that a buyer counts among its own suppliers.
create table supplier (
  organisation_id uuid not null references organisation (id) on delete cascade,
  enterprise_id   uuid not null references enterprise (id) on delete cascade,
  created_at      timestamptz not null,
  primary key (organisation_id, enterprise_id)
);
create index supplier_enterprise on supplier (enterprise_id);
