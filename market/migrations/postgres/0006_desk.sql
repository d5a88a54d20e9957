-- The seller's desk: who an enterprise belongs to, what is being changed about an offer, files being taken in, figures.

-- An enterprise belongs to one organisation at most, and an organisation has one enterprise at most.
create table enterprise_claim (
  id              uuid primary key,
  enterprise_id   uuid not null references enterprise (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  -- who asked and is told of the decision
  person_id       uuid references person (id) on delete set null,
  kind            text not null,
  state           text not null,
  -- what DSA art. 30(1) wants held of a trader, as JSON; shown to the operator alone
  trader          text not null,
  reason          text,
  requested_at    timestamptz not null,
  decided_at      timestamptz
);
create unique index enterprise_claim_holder on enterprise_claim (enterprise_id) where state = 'approved';
create unique index enterprise_claim_open on enterprise_claim (organisation_id) where state in ('requested', 'approved');
create index enterprise_claim_enterprise on enterprise_claim (enterprise_id);
create index enterprise_claim_state on enterprise_claim (state, requested_at);

-- What is being changed about an offer, beside what is published of it. A new offer stands here alone until it is
-- published, so `offer_id` need not be in `offer` yet.
create table offer_working (
  offer_id        uuid primary key,
  enterprise_id   uuid not null references enterprise (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  state           text not null,
  -- raised by every save; who saves names the one that they saw
  version         bigint not null,
  -- what was typed, good or bad, as JSON
  sheet           text not null,
  -- hash of what was published when the copy was made
  base            text,
  reason          text,
  created_at      timestamptz not null,
  saved_at        timestamptz not null,
  saved_by        uuid references person (id) on delete set null,
  submitted_at    timestamptz,
  submitted_by    uuid references person (id) on delete set null
);
create index offer_working_enterprise on offer_working (enterprise_id, organisation_id);
create index offer_working_state on offer_working (state, submitted_at);

alter table picture add column working_id uuid references offer_working (offer_id) on delete cascade;
create index picture_working on picture (working_id);

-- When it can be visited; written by its people alone, so an import leaves it as it is.
alter table enterprise add column visiting text;

create table desk_import (
  id              uuid primary key,
  enterprise_id   uuid not null references enterprise (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  person_id       uuid references person (id) on delete set null,
  file            text not null,
  format          text not null,
  skip_bad        bigint not null,
  state           text not null,
  report          text,
  created_at      timestamptz not null,
  changed_at      timestamptz not null
);
create index desk_import_enterprise on desk_import (enterprise_id, created_at);

-- How often something happened to an offer (or, where it is the nil UUID, to the profile itself) on a day.
create table figure (
  enterprise_id uuid not null references enterprise (id) on delete cascade,
  offer_id      uuid not null,
  day           date not null,
  what          text not null,
  -- the words of a search; empty otherwise
  words         text not null,
  n             bigint not null,
  primary key (enterprise_id, offer_id, day, what, words)
);
