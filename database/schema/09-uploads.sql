-- Files that a student's browser sends in parts: what has come so far. The parts lie in the store's folder for what comes
-- in; a row without its end is gone after a day, and its parts with it.

create table if not exists incoming_uploads (
  id bigint generated always as identity primary key,
  document_id varchar(255) not null unique default new_document_id(),
  school_id int not null references schools (id) on delete cascade,
  student_id int not null,
  kind text not null check (kind in ('document', 'media')),
  name text not null,
  bytes bigint not null check (bytes > 0),
  -- As the browser says; what is kept is hashed anew.
  sha_256 text check (sha_256 ~ '^[0-9a-f]{64}$'),
  received bigint not null default 0,
  begun_at timestamp not null default now(),
  touched_at timestamp not null default now(),
  check (received between 0 and bytes)
);
create index if not exists incoming_uploads_student_idx on incoming_uploads (student_id);
create index if not exists incoming_uploads_touched_idx on incoming_uploads (touched_at);

do $$
begin
  perform ensure_constraint('incoming_uploads', 'incoming_uploads_student_id_school_fk', 'foreign key (school_id, student_id) references students (school_id, id)');
end $$;
