-- What the file store must hold, independent of the store itself: the way to prove that nothing is lost.

create table if not exists blobs (
  sha_256 text primary key check (sha_256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  kept_at timestamp not null default now(),
  verified_at timestamp,
  -- Set when nothing refers to it any more; the bytes go 30 days later.
  tombstoned_at timestamp
);

do $$
begin
  perform ensure_constraint('stored_files', 'stored_files_blob_fk', 'foreign key (sha_256) references blobs (sha_256)');
end $$;

-- Each opening of a roster's link, by whom it is not known: that it was opened, when and from where.
create table if not exists link_openings (
  id bigint generated always as identity primary key,
  school_id int not null references schools (id) on delete cascade,
  roster_export_id int not null,
  sha_256 text not null,
  opened_at timestamp not null default now(),
  address text
);
create index if not exists link_openings_export_idx on link_openings (roster_export_id);
