-- What is said against content, what is decided of it, and who appeals (Regulation (EU) 2022/2065, articles 16, 17, 20).

-- What was decided of an item: to keep it, or to restrict it with a statement of reasons.
create table moderation_decision (
  id          uuid primary key,
  reference   text not null unique,
  item_kind   text not null,
  item        uuid not null,
  outcome     text not null,
  origin      text not null,
  measure     text,
  -- The last day of a restriction that ends by itself.
  until       date,
  facts       text not null,
  ground      text,
  ground_text text,
  automated   bigint not null,
  state       text not null,
  -- The item's state before, to which it returns.
  state_before text,
  decided_by  uuid references person (id) on delete set null,
  decided_at  timestamptz not null,
  ended_at    timestamptz,
  -- SHA-256 of the secret in the mail by which whoever has no desk here appeals.
  link_hash   text unique
);
create index moderation_decision_item on moderation_decision (item, decided_at);
create index moderation_decision_state on moderation_decision (state, decided_at);

-- What somebody reports. `email` is folded, what addresses are compared by; `email_typed` is what mail is sent to. Name
-- and addresses go once nobody can appeal any more.
create table notice (
  id          uuid primary key,
  reference   text not null unique,
  item_kind   text not null,
  item        uuid not null,
  address     text not null,
  reason      text not null,
  explanation text not null,
  name        text,
  email       text,
  email_typed text,
  locale      text not null,
  state       text not null,
  urgent      bigint not null,
  due_at      timestamptz not null,
  assignee    uuid references person (id) on delete set null,
  -- Raised by each change, so that two operators notice each other.
  version     bigint not null,
  decision_id uuid references moderation_decision (id),
  created_at  timestamptz not null
);
create index notice_state on notice (state, due_at);
create index notice_item on notice (item, created_at);
create index notice_decision on notice (decision_id);

-- One for each decision: the seller's against a restriction, the notifier's against keeping.
create table appeal (
  id          uuid primary key,
  reference   text not null unique,
  decision_id uuid not null unique references moderation_decision (id),
  side        text not null,
  notice_id   uuid references notice (id),
  person_id   uuid references person (id) on delete set null,
  text        text not null,
  state       text not null,
  due_at      timestamptz not null,
  assignee    uuid references person (id) on delete set null,
  version     bigint not null,
  reason      text,
  decided_by  uuid references person (id) on delete set null,
  created_at  timestamptz not null,
  decided_at  timestamptz
);
create index appeal_state on appeal (state, due_at);
