-- The operator's desk: people looked up, the desk seen as somebody else, reports that are kept, the ministry's register.

-- The name in small letters without diacritics, which people are looked up by.
alter table person add column name_folded text not null default '';
update person set name_folded = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(name), 'Ą', 'a'), 'ą', 'a'), 'Ć', 'c'), 'ć', 'c'), 'Ę', 'e'), 'ę', 'e'), 'Ł', 'l'), 'ł', 'l'), 'Ń', 'n'), 'ń', 'n'), 'Ó', 'o'), 'ó', 'o'), 'Ś', 's'), 'ś', 's'), 'Ź', 'z'), 'ź', 'z'), 'Ż', 'z'), 'ż', 'z');
create index person_name_folded on person (name_folded, id);

-- As whom an operator's session sees the desk, read-only, until it is ended or its time is over.
create table seeing_as (
  session_id      blob primary key references session (id) on delete cascade,
  person_id       blob not null references person (id) on delete cascade,
  organisation_id blob not null references organisation (id) on delete cascade,
  began_at        text not null,
  expires_at      text not null
);
create index seeing_as_person on seeing_as (person_id);

-- A report as it was computed, with what its numbers meant then. It never changes.
create table report (
  id            blob primary key,
  title         text not null,
  -- JSON: period, filters, instant, numbers, definitions
  content       text not null,
  -- the same numbers of the same question are kept once
  content_hash  text not null unique,
  frozen_at     text not null,
  person_id     blob references person (id)
);
create index report_frozen on report (frozen_at, id);
create trigger report_not_changed before update on report begin select raise(abort, 'a kept report never changes'); end;
create trigger report_not_deleted before delete on report begin select raise(abort, 'a kept report never changes'); end;

-- A file of the ministry's register that the catalogue was compared with.
create table register_check (
  id         blob primary key,
  file       text not null,
  -- the day on which the register stood so
  as_of      text not null,
  row_count  integer not null,
  -- JSON: lines that could not be read
  refused    text not null,
  person_id  blob references person (id) on delete set null,
  created_at text not null
);
create index register_check_created on register_check (created_at, id);

create table register_difference (
  id            blob primary key,
  check_id      blob not null references register_check (id) on delete cascade,
  position      integer not null,
  kind          text not null,
  state         text not null,
  -- whether it can be taken over without looking
  clear         integer not null,
  -- nothing for what is not in the catalogue
  enterprise_id blob references enterprise (id) on delete cascade,
  -- JSON: what the register says, and what the catalogue said then
  content       text not null,
  unique (check_id, position)
);
create index register_difference_kind on register_difference (check_id, kind, position);
create index enterprise_checked on enterprise (status_checked_on, id);
