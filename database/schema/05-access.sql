-- What sign-in needs and no screen shows: sessions, picture codes, failures.

create table if not exists sessions (
  id bigint generated always as identity primary key,
  school_id int not null references schools (id) on delete cascade,
  account_id int not null references accounts (id) on delete cascade,
  -- SHA-256 of each token; the tokens themselves are only with the browser.
  access_hash bytea not null unique,
  access_expires_at timestamp not null,
  refresh_hash bytea not null unique,
  -- The refresh token before this one: if it comes again, somebody copied it, and the session ends.
  former_refresh_hash bytea,
  rotated_at timestamp not null default now(),
  expires_at timestamp not null,
  started_at timestamp not null default now(),
  ended_at timestamp,
  address text,
  agent text
);
create index if not exists sessions_account_idx on sessions (account_id) where ended_at is null;
create index if not exists sessions_former_idx on sessions (former_refresh_hash) where former_refresh_hash is not null;
create index if not exists sessions_expiry_idx on sessions (expires_at);

create unlogged table if not exists captchas (
  id uuid primary key default gen_random_uuid(),
  answer_hash bytea not null,
  expires_at timestamp not null
);
create index if not exists captchas_expiry_idx on captchas (expires_at);

-- Failures are counted by account and by address; both survive a restart and are shared by all processes.
create table if not exists sign_in_failures (
  subject text primary key,
  failures int not null,
  first_at timestamp not null,
  locked_until timestamp
);

-- The audit log: append-only, each row carrying the hash of the one before it in the same school.
create table if not exists audit_heads (
  school_id int primary key,
  hash text not null
);

-- Not in the content type: Strapi cannot tell an index that contains `id` from a changed one.
create index if not exists audit_entries_school_idx on audit_entries (school_id, id);
create index if not exists audit_entries_account_idx on audit_entries (account_id, id);

-- An entry says who it was for ever: no account that goes may change it, and with it its hash.
do $$
declare
  r record;
begin
  for r in select conname from pg_constraint where contype = 'f' and conrelid = 'audit_entries'::regclass and confrelid = 'accounts'::regclass loop
    execute format('alter table audit_entries drop constraint %I', r.conname);
  end loop;
end $$;

create or replace function audit_chain() returns trigger language plpgsql as $$
declare
  head text;
begin
  -- A school that moves in brings its history with the times of then; `take_in_audit` chains it anew.
  if new.hash is not null and moving_in(new.school_id) then return new; end if;
  insert into audit_heads (school_id, hash) values (coalesce(new.school_id, 0), '') on conflict do nothing;
  select hash into head from audit_heads where school_id = coalesce(new.school_id, 0) for update;
  new.happened_at := clock_timestamp();
  new.previous_hash := head;
  new.hash := audit_hash(new);
  update audit_heads set hash = new.hash where school_id = coalesce(new.school_id, 0);
  return new;
end $$;

-- As a JSON array: no two entries with different fields have the same text, whatever stands in them.
create or replace function audit_hash(entry audit_entries) returns text language sql stable as $$
  select encode(sha256(convert_to(jsonb_build_array(entry.previous_hash, entry.school_id, entry.account_id, entry.actor_name, entry.action,
    entry.target, entry.details, entry.address, to_char(entry.happened_at, 'YYYY-MM-DD HH24:MI:SS.US'))::text, 'UTF8')), 'hex')
$$;

create or replace trigger audit_chain before insert on audit_entries for each row execute function audit_chain();

create or replace function audit_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and is_retention() then return old; end if;
  perform refuse('append-only');
  return null;
end $$;
create or replace trigger audit_append_only before update or delete on audit_entries for each row execute function audit_append_only();
create or replace trigger audit_never_emptied before truncate on audit_entries for each statement execute function audit_append_only();

-- A student has one temporary account at a time (3.7).
create unique index if not exists accounts_one_temporary_key on accounts (student_id) where kind = 'temporary' and active;
