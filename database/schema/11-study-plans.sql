-- The life of a self-study plan (自主學習計畫), as the last wall: the same rules as plugins/portfolio/domain/study-plan.ts.

do $$
begin
  perform ensure_constraint('study_plans', 'study_plans_whole', $c$check (student_id is not null and semester in (1, 2)
    and (state = 'draft') = (stages is null) and (state = 'draft') = (stage_position is null)
    and (state <> 'returned' or reason is not null) and (state <> 'passed' or passed_at is not null)
    and (removed_at is null or state in ('draft', 'returned')))$c$);
  perform ensure_constraint('certification_stages', 'certification_stages_group', $c$check ((kind = 'group') = (certification_group_id is not null))$c$);
end $$;

-- What waits for a stage is looked for often, and is little among all plans.
create index if not exists study_plans_waiting_idx on study_plans (school_id) where state = 'submitted' and removed_at is null;

create or replace function study_plan_guard() returns trigger language plpgsql as $$
declare
  stages int := jsonb_array_length(coalesce(new.stages, '[]'::jsonb));
begin
  if tg_op = 'INSERT' then
    if moving_in(new.school_id) then return new; end if;
    if new.state <> 'draft' then perform refuse('plan-move'); end if;
    return new;
  end if;

  if (new.school_id, new.student_id, new.year, new.semester) is distinct from (old.school_id, old.student_id, old.year, old.semester) then
    perform refuse('plan-move');
  end if;

  -- What its readers have passed, or are reading, stays what it was; the result is written once the plan is passed.
  if old.state in ('submitted', 'passed') and
     (new.title, new.motive, new.content, new.weekly, new.resources, new.expected) is distinct from (old.title, old.motive, old.content, old.weekly, old.resources, old.expected) then
    perform refuse('plan-fixed');
  end if;
  if old.state = 'submitted' and (new.result, new.document_file_id) is distinct from (old.result, old.document_file_id) then
    perform refuse('plan-fixed');
  end if;

  -- The order that it began with stays until it is withdrawn.
  if new.stages is distinct from old.stages and not (old.state = 'draft' and new.state = 'submitted' and stages > 0) and not (old.state = 'submitted' and new.state = 'draft') then
    perform refuse('plan-move');
  end if;

  if new.state = old.state then
    if new.stage_position is distinct from old.stage_position and not (new.state = 'submitted' and new.stage_position = old.stage_position + 1 and new.stage_position <= stages) then
      perform refuse('plan-move');
    end if;
    return new;
  end if;

  if not (case (old.state || '>' || new.state)
    when 'draft>submitted' then new.stage_position = 1
    when 'returned>submitted' then new.stage_position = 1
    when 'submitted>draft' then old.stage_position = 1
    when 'submitted>returned' then new.stage_position = old.stage_position
    when 'submitted>passed' then new.stage_position = old.stage_position and old.stage_position = stages
    else false end) then
    perform refuse('plan-move');
  end if;
  return new;
end $$;

create or replace trigger study_plan_guard before insert or update on study_plans for each row execute function study_plan_guard();
create or replace trigger study_plans_never_deleted before delete on study_plans for each row execute function never_deleted();
create or replace trigger study_plan_events_never_changed before update or delete on study_plan_events for each row execute function never_deleted();
