-- One row: the oldest program that may run on this schema. A migration that older programs can't
-- live with raises it.
create table schema_promise (
  oldest_program integer not null
);
insert into schema_promise (oldest_program) values (1);

-- One row, raised by every write that changes what a public page can show.
create table catalogue_change (
  id  integer primary key,
  seq integer not null
);
insert into catalogue_change (id, seq) values (1, 0);

create table enterprise (
  id                 blob primary key,
  slug               text not null unique,
  state              text not null,
  legal_name         text not null,
  brand_name         text not null,
  sort_name          text not null,
  entity_type        text not null,
  run_by             text,
  country            text not null,
  krs                text,
  regon              text,
  nip                text,
  be_number          text,
  street             text not null,
  postcode           text not null,
  town               text not null,
  county             text,
  lat                real,
  lon                real,
  phone              text,
  email              text,
  website            text,
  founded            integer,
  status_decision    text,
  status_decided_on  text,
  status_checked_on  text,
  art94_percent      integer,
  art94_evidence_on  text,
  employs            text not null,
  employs_source     text,
  employs_on         text,
  languages          text not null,
  networks           text not null,
  links              text not null,
  self_certified_on  text,
  source             text not null,
  external_key       text not null,
  content_hash       text not null,
  created_at         text not null,
  updated_at         text not null,
  unique (source, external_key)
);
create index enterprise_sort on enterprise (state, sort_name);
create index enterprise_county on enterprise (county);

create table enterprise_text (
  enterprise_id blob not null references enterprise (id) on delete cascade,
  locale        text not null,
  tagline       text,
  story         text,
  capacity      text,
  primary key (enterprise_id, locale)
);

-- What an enterprise does, for whom and where; coverage belongs here and not to the enterprise.
create table activity (
  id            blob primary key,
  enterprise_id blob not null references enterprise (id) on delete cascade,
  position      integer not null,
  category      text not null,
  kind          text not null,
  coverage      text not null,
  unique (enterprise_id, category, kind)
);

create table offer (
  id            blob primary key,
  enterprise_id blob not null references enterprise (id) on delete cascade,
  slug          text not null unique,
  state         text not null,
  kind          text not null,
  category      text not null,
  details       text not null,
  source        text not null,
  external_key  text not null,
  content_hash  text not null,
  published_at  text,
  created_at    text not null,
  updated_at    text not null,
  unique (enterprise_id, source, external_key)
);
create index offer_state on offer (state, category);

create table offer_text (
  offer_id    blob not null references offer (id) on delete cascade,
  locale      text not null,
  title       text not null,
  summary     text,
  description text,
  primary key (offer_id, locale)
);

-- Price and stock stand beside the published text, because they go live without review.
create table variant (
  id            blob primary key,
  offer_id      blob not null references offer (id) on delete cascade,
  position      integer not null,
  external_key  text not null,
  options       text not null,
  sku           text,
  price_minor   integer,
  price_basis   text,
  vat           text,
  currency      text not null,
  regular_minor integer,
  stock         integer,
  weight_g      integer,
  net_milli     integer,
  net_unit      text,
  unique (offer_id, external_key)
);

-- Append-only: the lowest price of the 30 days before a reduction is read from here.
create table price_history (
  id          blob primary key,
  variant_id  blob not null references variant (id) on delete cascade,
  at          text not null,
  gross_minor integer not null,
  currency    text not null
);
create index price_history_variant on price_history (variant_id, at);

create table picture (
  id            blob primary key,
  offer_id      blob references offer (id) on delete cascade,
  enterprise_id blob references enterprise (id) on delete cascade,
  position      integer not null,
  source        text not null,
  state         text not null,
  failure       text,
  width         integer,
  height        integer,
  colour        integer,
  blob          text,
  alt           text not null
);
create index picture_offer on picture (offer_id);
create index picture_enterprise on picture (enterprise_id);

-- Old slugs answer with a redirect for ever and are never given to another thing.
create table slug_history (
  kind    text not null,
  slug    text not null,
  subject blob not null,
  primary key (kind, slug)
);

create table grantor (
  id        blob primary key,
  code      text not null unique,
  name      text not null,
  time_zone text not null,
  territory text not null
);

-- Days are inclusive in the grantor's time zone; the instants are half-open, [valid_from, valid_until).
create table licence (
  id             blob primary key,
  number         text not null unique,
  key            text not null unique,
  grantor_id     blob not null references grantor (id),
  enterprise_id  blob not null references enterprise (id),
  recommended_on text,
  granted_on     text,
  starts_on      text not null,
  ends_on        text not null,
  state          text not null,
  state_on       text,
  state_reason   text,
  valid_from     text not null,
  valid_until    text not null,
  content_hash   text not null,
  created_at     text not null,
  updated_at     text not null
);
create index licence_from on licence (valid_from);
create index licence_until on licence (valid_until);
create index licence_enterprise on licence (enterprise_id);

create table licence_cover (
  licence_id blob not null references licence (id) on delete cascade,
  offer_id   blob not null references offer (id) on delete cascade,
  -- '' covers the whole offer; otherwise the variant's external key.
  variant    text not null,
  primary key (licence_id, offer_id, variant)
);
create index licence_cover_offer on licence_cover (offer_id);

-- Append-only: who moved what from which state to which.
create table event (
  id         blob primary key,
  at         text not null,
  actor      text not null,
  subject    blob not null,
  kind       text not null,
  from_state text,
  to_state   text not null,
  note       text
);
create index event_subject on event (subject, at);

-- What pages and the index read of an offer, written with the change that made it so.
create table listing (
  offer_id blob primary key references offer (id) on delete cascade,
  slug     text not null unique,
  card     text not null,
  body     text not null
);

create table job (
  id            blob primary key,
  kind          text not null,
  subject       text not null,
  attempts      integer not null,
  run_at        text not null,
  claimed_until text,
  failed_at     text,
  error         text,
  created_at    text not null
);
create index job_due on job (failed_at, run_at);
