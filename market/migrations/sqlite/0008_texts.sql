-- Texts that the operator's people edit: of pages and mails, of categories, synonyms and counties. Every version stays.
create table text_version (
  kind      text not null,
  name      text not null,
  -- 1, 2, 3 …; the text of the program is version 0 and has no row
  version   integer not null,
  -- what differs from the program's own text, by part and language, as JSON
  edited    text not null,
  -- the version that this one brought back
  restored  integer,
  person_id blob references person (id) on delete set null,
  at        text not null,
  primary key (kind, name, version)
);
create index text_version_person on text_version (person_id);
