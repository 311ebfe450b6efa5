-- Editions of the rosters' columns (plugins/rosters, domain/column-editions.ts): what is in effect stays what it was, so
-- that one can tell later by which columns a roster was made. The rules that staff meet first stand in
-- plugins/rosters/server/guard-editions.ts; this is the last wall.

create or replace function roster_columns_in_effect(edition int) returns boolean language sql stable as
$$ select exists (select 1 from roster_column_editions e where e.id = edition and e.approved and e.effective_on <= (now() at time zone 'Asia/Taipei')::date) $$;

create or replace function roster_column_edition_guard() returns trigger language plpgsql as $$
begin
  -- Strapi's own notes of who made a row may change when a member of the staff goes.
  if old.approved and old.effective_on <= (now() at time zone 'Asia/Taipei')::date and (tg_op = 'DELETE'
     or (new.document_id, new.number, new.notice, new.notice_on, new.effective_on, new.note, new.approved)
       is distinct from (old.document_id, old.number, old.notice, old.notice_on, old.effective_on, old.note, old.approved)) then
    perform refuse('roster-columns-in-effect', jsonb_build_object('number', old.number));
  end if;
  return coalesce(new, old);
end $$;

create or replace trigger roster_column_edition_guard before update or delete on roster_column_editions for each row execute function roster_column_edition_guard();

create or replace function roster_column_correction_guard() returns trigger language plpgsql as $$
begin
  if (tg_op = 'DELETE' or new is distinct from old)
     and exists (select 1 from roster_column_editions_cmps c where c.cmp_id = old.id and c.component_type = 'roster.column-correction' and roster_columns_in_effect(c.entity_id)) then
    perform refuse('roster-columns-in-effect', jsonb_build_object('number', old."column"));
  end if;
  return coalesce(new, old);
end $$;

create or replace trigger roster_column_correction_guard before update or delete on roster_column_corrections for each row execute function roster_column_correction_guard();

-- A correction that is taken out before the approval goes before its link does.
create or replace function roster_column_link_guard() returns trigger language plpgsql as $$
begin
  if roster_columns_in_effect(old.entity_id) and exists (select 1 from roster_column_corrections k where k.id = old.cmp_id) then
    perform refuse('roster-columns-in-effect', jsonb_build_object('number', old.entity_id));
  end if;
  return old;
end $$;

create or replace trigger roster_column_link_guard before delete on roster_column_editions_cmps for each row execute function roster_column_link_guard();
