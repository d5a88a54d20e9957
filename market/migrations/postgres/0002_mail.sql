-- The outbox: a row is written in the transaction of the change that it tells of, and sent by a job.
create table mail (
  id              uuid primary key,
  at              timestamptz not null,
  kind            text not null,
  locale          text not null,
  recipient       text not null,
  subject         text not null,
  text            text not null,
  html            text not null,
  unsubscribe     text,
  -- After this instant it says nothing useful any more and is not sent.
  useful_until    timestamptz,
  state           text not null,
  attempts        bigint not null,
  sent_at         timestamptz,
  error           text,
  -- Asking twice for the same mail puts one into the outbox.
  idempotency_key text not null unique
);
create index mail_state on mail (state, at);
