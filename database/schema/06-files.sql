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

-- Set while the store does not hold what it must (missing, of another size, or other bytes): found by the watch and by `npm run verify`.
alter table blobs add column if not exists lost_at timestamp;
create index if not exists blobs_lost_idx on blobs (sha_256) where lost_at is not null;
create index if not exists blobs_kept_idx on blobs (kept_at);
create index if not exists stored_files_hash_idx on stored_files (sha_256);

-- The nightly proof that every file is there: one a day over all processes, and what it found.
create table if not exists scrubs (
  day date primary key,
  began_at timestamp not null default now(),
  done_at timestamp,
  checked int,
  faults int
);
