-- Helpers that the files after this one, and set-based writes, lean on. Every file here may run any number of times.

create extension if not exists pg_trgm;

-- The public id of a row that SQL inserts: same form as Strapi's (24 of [a-z0-9], a letter first). One random UUID, since
-- a set of sixty thousand rows waits for this.
create or replace function new_document_id() returns varchar language sql volatile parallel safe as
$$ select 'r' || left(replace(gen_random_uuid()::text, '-', ''), 23) $$;

-- Adds a constraint unless the same one is there already; replaces one of that name with another definition.
create or replace function ensure_constraint(target regclass, name text, definition text) returns void language plpgsql as $$
declare
  present text;
begin
  select obj_description(oid, 'pg_constraint') into present from pg_constraint where conrelid = target and conname = name;
  if found and present = md5(definition) then return; end if;
  execute format('alter table %s drop constraint if exists %I', target, name);
  execute format('alter table %s add constraint %I %s', target, name, definition);
  execute format('comment on constraint %I on %s is %L', name, target, md5(definition));
end $$;

-- What is never deleted otherwise goes when a rule of retention says so, in a transaction that says that it is one.
create or replace function is_retention() returns boolean language sql stable as
$$ select coalesce(current_setting('portfolio.retention', true), '') = 'on' $$;

-- Refuses with a code that the server knows (plugins declare them); values reach the text as JSON.
create or replace function refuse(code text, details jsonb default '{}') returns void language plpgsql as $$
begin
  raise exception using errcode = 'PT001', message = code, detail = details::text;
end $$;

-- While a whole school moves in (plugins/exchange), its rows come as they stood elsewhere, where they were guarded when
-- they were made. Said for one transaction and one school; it opens inserts alone, and no change of what is there.
create or replace function moving_in(school int) returns boolean language sql stable as
$$ select coalesce(current_setting('portfolio.moving_school', true), '') = school::text $$;
