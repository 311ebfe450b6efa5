-- Sheets that a school uploaded and has only previewed so far. They hold national IDs: the bytes are sealed, and gone
-- once the sheet is applied, at the latest a day later.

create table if not exists sync_uploads (
  id bigint generated always as identity primary key,
  document_id varchar(255) not null unique default new_document_id(),
  school_id int not null references schools (id) on delete cascade,
  account_id int,
  data_type text not null,
  year int not null,
  semester int not null check (semester in (1, 2)),
  file_name text not null,
  format text not null,
  encoding text check (encoding in ('utf-8', 'big5')),
  sha_256 text not null,
  -- What the preview asked about.
  ends int,
  live int,
  needs_yes boolean not null default false,
  made_at timestamp not null default now()
);
create index if not exists sync_uploads_school_idx on sync_uploads (school_id, data_type);

create table if not exists sync_upload_parts (
  upload_id bigint not null references sync_uploads (id) on delete cascade,
  school_id int not null,
  part int not null,
  content text not null,
  primary key (upload_id, part)
);

alter table sync_uploads drop constraint if exists sync_uploads_format_check;
do $$
begin
  perform ensure_constraint('sync_uploads', 'sync_uploads_format_known', $c$check (format in ('csv', 'xlsx', 'oneroster'))$c$);
end $$;
