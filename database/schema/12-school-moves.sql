-- Whole schools on their way out or in (S0403S): one row an archive.
create table if not exists exchange_schools (
  id bigint generated always as identity primary key,
  document_id varchar(255) not null unique default new_document_id(),
  school_id int not null references schools (id) on delete cascade,
  direction text not null check (direction in ('out', 'in')),
  state text not null check (state in ('running', 'done', 'failed', 'ended', 'uploaded', 'checking', 'checked', 'refused', 'applying')),
  file_name text not null,
  bytes bigint,
  md_5 text,
  -- Of the archive; encrypted with the key that is not in the database.
  password_sealed text,
  spool text,
  -- What is in it: rows by table, number of files and their bytes, where and when it was made.
  content jsonb,
  reason text,
  made_by_id int,
  made_at timestamp not null default now(),
  expires_at timestamp,
  ended_at timestamp,
  updated_at timestamp not null default now(),
  check (state <> 'done' or direction = 'in' or (spool is not null and bytes is not null and md_5 is not null))
);
create index if not exists exchange_schools_school_idx on exchange_schools (school_id, made_at);

do $$
begin
  perform ensure_constraint('exchange_schools', 'exchange_schools_made_by_id_school_fk', 'foreign key (school_id, made_by_id) references accounts (school_id, id)');
end $$;

-- Chains the history of a school that moves in behind what it has here, entry by entry as a chain must be. `moved` is a
-- table like audit_entries with everything but the hashes as it shall be, in the order of its ids.
create or replace function take_in_audit(school int, moved regclass) returns int language plpgsql as $$
declare
  entry audit_entries;
  head text;
  taken int := 0;
begin
  insert into audit_heads (school_id, hash) values (school, '') on conflict do nothing;
  select hash into head from audit_heads where school_id = school for update;
  for entry in execute format('select * from %s order by id', moved) loop
    entry.previous_hash := head;
    entry.hash := audit_hash(entry);
    insert into audit_entries values (entry.*);
    head := entry.hash;
    taken := taken + 1;
  end loop;
  update audit_heads set hash = head where school_id = school;
  return taken;
end $$;
