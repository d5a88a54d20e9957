-- What is said against content, what is decided of it, and who appeals (Regulation (EU) 2022/2065, articles 16, 17, 20).

-- What was decided of an item: to keep it, or to restrict it with a statement of reasons.
create table moderation_decision (
  id          blob primary key,
  reference   text not null unique,
  item_kind   text not null,
  item        blob not null,
  outcome     text not null,
  origin      text not null,
  measure     text,
  -- The last day of a restriction that ends by itself.
  until       text,
  facts       text not null,
  ground      text,
  ground_text text,
  automated   integer not null,
  state       text not null,
  -- The item's state before, to which it returns.
  state_before text,
  decided_by  blob references person (id) on delete set null,
  decided_at  text not null,
  ended_at    text,
  -- SHA-256 of the secret in the mail by which whoever has no desk here appeals.
  link_hash   text unique
);
create index moderation_decision_item on moderation_decision (item, decided_at);
create index moderation_decision_state on moderation_decision (state, decided_at);

-- What somebody reports. `email` is folded, what addresses are compared by; `email_typed` is what mail is sent to. Name
-- and addresses go once nobody can appeal any more.
create table notice (
  id          blob primary key,
  reference   text not null unique,
  item_kind   text not null,
  item        blob not null,
  address     text not null,
  reason      text not null,
  explanation text not null,
  name        text,
  email       text,
  email_typed text,
  locale      text not null,
  state       text not null,
  urgent      integer not null,
  due_at      text not null,
  assignee    blob references person (id) on delete set null,
  -- Raised by each change, so that two operators notice each other.
  version     integer not null,
  decision_id blob references moderation_decision (id),
  created_at  text not null
);
create index notice_state on notice (state, due_at);
create index notice_item on notice (item, created_at);
create index notice_decision on notice (decision_id);

-- One for each decision: the seller's against a restriction, the notifier's against keeping.
create table appeal (
  id          blob primary key,
  reference   text not null unique,
  decision_id blob not null unique references moderation_decision (id),
  side        text not null,
  notice_id   blob references notice (id),
  person_id   blob references person (id) on delete set null,
  text        text not null,
  state       text not null,
  due_at      text not null,
  assignee    blob references person (id) on delete set null,
  version     integer not null,
  reason      text,
  decided_by  blob references person (id) on delete set null,
  created_at  text not null,
  decided_at  text
);
create index appeal_state on appeal (state, due_at);
