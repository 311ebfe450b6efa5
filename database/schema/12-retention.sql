-- How long data is kept (docs/reliability.md): one rule a kind, all of them off until platform staff switch one on.

do $$
begin
  perform ensure_constraint('retention_rules', 'retention_rules_months', $c$check (months between 1 and 600
    and (kind <> 'audit' or months >= 6) and (kind <> 'graduates' or months >= 12))$c$);
end $$;

insert into retention_rules (kind, months, enabled) values
  ('jobs', 12, false), ('messages', 12, false), ('sync-runs', 36, false), ('exports', 24, false), ('audit', 60, false), ('graduates', 60, false)
on conflict (kind) do nothing;

-- One a night over all processes, and what it removed: rows by kind and school.
create table if not exists retention_runs (
  day date primary key,
  began_at timestamp not null default now(),
  done_at timestamp,
  removed jsonb
);

-- The hash that the oldest entry which is still there follows: what was before it was removed by a rule.
create table if not exists audit_anchors (
  school_id int primary key references schools (id) on delete cascade,
  hash text not null,
  removed bigint not null,
  until timestamp not null
);
