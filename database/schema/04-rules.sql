-- The rules of the portfolio as the last wall: whatever a route, a plugin or a person in the admin tries, the database
-- refuses what must not be. The same rules in TypeScript (plugins/portfolio/domain) are what people meet first.

do $$
begin
  perform ensure_constraint('schools', 'schools_code_shape', $c$check (code ~ '^[0-9A-Z]{6}$')$c$);
  perform ensure_constraint('terms', 'terms_semester', 'check (semester in (1, 2) and ends_on >= starts_on)');
  perform ensure_constraint('school_classes', 'school_classes_grade', 'check (grade between 1 and 3 and semester in (1, 2))');
  perform ensure_constraint('placements', 'placements_semester', 'check (semester in (1, 2))');
  perform ensure_constraint('subjects', 'subjects_code_shape', $c$check (code ~ '^[0-9]{3}[0-9A-Z]{20}$')$c$);
  perform ensure_constraint('offerings', 'offerings_semester', 'check (semester in (1, 2) and subject_id is not null)');
  perform ensure_constraint('enrolments', 'enrolments_whole', 'check (student_id is not null and offering_id is not null and semester in (1, 2))');
  perform ensure_constraint('accounts', 'accounts_kind', $c$check (
    (kind in ('student', 'temporary') and student_id is not null) or (kind = 'teacher' and teacher_id is not null) or kind in ('administrator', 'staff'))$c$);
  perform ensure_constraint('stored_files', 'stored_files_hash', $c$check (sha_256 ~ '^[0-9a-f]{64}$' and bytes > 0)$c$);
  perform ensure_constraint('national_windows', 'national_windows_order', 'check (ends_on >= starts_on)');
  perform ensure_constraint('work_windows', 'work_windows_whole', $c$check (grade between 1 and 3 and ends_at > starts_at
    and ((item in ('send', 'certify') and semester in (1, 2)) or (item in ('tick-outcomes', 'tick-performances') and semester = 0)))$c$);
  perform ensure_constraint('school_parameters', 'school_parameters_limits', 'check (outcomes_per_semester >= 6 and outcomes_per_course >= 1
    and (teacher_mail_hour is null or teacher_mail_hour between 0 and 23)
    and coalesce(tick_outcomes_reminder_days, 3) between 1 and 30 and coalesce(tick_performances_reminder_days, 3) between 1 and 30
    and coalesce(send_reminder_days, 3) between 1 and 30)');
  perform ensure_constraint('outcomes', 'outcomes_whole', $c$check (student_id is not null and enrolment_id is not null and offering_id is not null and semester in (1, 2)
    and (state in ('draft', 'returned') or (brief is not null and char_length(brief) between 1 and 100 and (document_file_id is not null or media_file_id is not null)))
    and (state <> 'returned' or reason is not null)
    and (state in ('draft', 'returned', 'sent') or answered_at is not null)
    and (state not in ('ticked', 'submitted', 'receipted') or ticked_at is not null)
    and (removed_at is null or state in ('draft', 'returned')))$c$);
  perform ensure_constraint('performances', 'performances_whole', $c$check (student_id is not null and (removed_at is null or state = 'draft')
    and (state = 'draft' or (brief is not null and char_length(brief) between 1 and 100))
    and (state = 'draft' or ticked_at is not null)
    and (link is null or link ~ '^https://'))$c$);
  perform ensure_constraint('jobs', 'jobs_slot_key', 'unique (school_id, kind, slot)');
end $$;

create index if not exists accounts_name_trgm on accounts using gin (name gin_trgm_ops);
create index if not exists students_name_trgm on students using gin (name gin_trgm_ops);
-- One semester of a school is the current one, which every picker of terms starts from.
create unique index if not exists terms_current_key on terms (school_id) where current;
-- The limits below count by these.
create index if not exists outcomes_live_idx on outcomes (student_id, year, semester, state) where removed_at is null;
create index if not exists performances_live_idx on performances (student_id, year, state) where removed_at is null;
create index if not exists performances_document_idx on performances (document_file_id) where document_file_id is not null;
create index if not exists performances_media_idx on performances (media_file_id) where media_file_id is not null;

-- Limits that a school may set live in school_parameters; these two are the ministry's.
create or replace function ticks_allowed(what text) returns int language sql immutable as
$$ select case what when 'outcomes' then 6 when 'performances' then 10 end $$;

create or replace function outcome_move_allowed(before text, after text) returns boolean language sql immutable as $$
  select (before, after) in (
    ('draft', 'sent'), ('returned', 'sent'), ('sent', 'draft'),
    ('sent', 'certified'), ('sent', 'returned'), ('certified', 'sent'),
    ('certified', 'ticked'), ('ticked', 'certified'),
    ('ticked', 'submitted'), ('submitted', 'ticked'), ('submitted', 'receipted'))
$$;

create or replace function outcome_guard() returns trigger language plpgsql as $$
declare
  allowed int;
  same_bytes boolean;
begin
  if tg_op = 'INSERT' then
    if moving_in(new.school_id) then return new; end if;
    -- A student brings from another school what was answered there; nothing else begins anywhere but as a draft.
    if new.state <> 'draft' and not (new.imported_key is not null and new.state in ('certified', 'returned')) then
      perform refuse('illegal-move', jsonb_build_object('from', '', 'to', new.state));
    end if;
    return new;
  end if;

  if new.school_id <> old.school_id or new.student_id <> old.student_id or new.enrolment_id <> old.enrolment_id
     or new.offering_id <> old.offering_id or new.year <> old.year or new.semester <> old.semester
     or (new.imported_from, new.imported_key) is distinct from (old.imported_from, old.imported_key) then
    perform refuse('illegal-move', jsonb_build_object('from', old.state, 'to', 'another-owner'));
  end if;

  if new.state <> old.state and not outcome_move_allowed(old.state, new.state) then
    perform refuse('illegal-move', jsonb_build_object('from', old.state, 'to', new.state));
  end if;

  -- What a teacher has seen stays what it was; only the same bytes may be put in place again.
  if old.state not in ('draft', 'returned')
     and (new.brief, new.document_file_id, new.media_file_id) is distinct from (old.brief, old.document_file_id, old.media_file_id) then
    select new.brief is not distinct from old.brief
       and (select sha_256 from stored_files where id = new.document_file_id) is not distinct from (select sha_256 from stored_files where id = old.document_file_id)
       and (select sha_256 from stored_files where id = new.media_file_id) is not distinct from (select sha_256 from stored_files where id = old.media_file_id)
    into same_bytes;
    if not same_bytes then perform refuse('already-sent'); end if;
  end if;

  if new.state = old.state then return new; end if;

  -- One student's moves wait for each other, so that a limit cannot be passed by two at once.
  if (old.state in ('draft', 'returned') and new.state = 'sent') or (old.state = 'certified' and new.state = 'ticked') then
    perform 1 from students where id = new.student_id for no key update;
    if new.state = 'sent' then
      select coalesce(max(outcomes_per_semester), 6) into allowed from school_parameters where school_id = new.school_id;
      if (select count(*) from outcomes where student_id = new.student_id and year = new.year and semester = new.semester
            and state not in ('draft', 'returned') and removed_at is null and id <> new.id) >= allowed then
        perform refuse('send-limit', jsonb_build_object('limit', allowed));
      end if;
      select coalesce(max(outcomes_per_course), 10) into allowed from school_parameters where school_id = new.school_id;
      if (select count(*) from outcomes where enrolment_id = new.enrolment_id
            and state not in ('draft', 'returned') and removed_at is null and id <> new.id) >= allowed then
        perform refuse('course-limit', jsonb_build_object('limit', allowed));
      end if;
    else
      allowed := ticks_allowed('outcomes');
      if (select count(*) from outcomes where student_id = new.student_id and year = new.year
            and state in ('ticked', 'submitted', 'receipted') and id <> new.id) >= allowed then
        perform refuse('tick-limit', jsonb_build_object('limit', allowed));
      end if;
    end if;
  end if;
  return new;
end $$;

create or replace trigger outcome_guard before insert or update on outcomes for each row execute function outcome_guard();

create or replace function performance_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if moving_in(new.school_id) then return new; end if;
    if new.state <> 'draft' then perform refuse('illegal-move', jsonb_build_object('from', '', 'to', new.state)); end if;
    return new;
  end if;
  if new.school_id <> old.school_id or new.student_id <> old.student_id or (old.state <> 'draft' and new.year <> old.year) then
    perform refuse('illegal-move', jsonb_build_object('from', old.state, 'to', 'another-owner'));
  end if;
  -- What is ticked stays what it was; only the same bytes may be put in place again.
  if old.state <> 'draft' then
    if (new.category, new.content, new.brief, new.link) is distinct from (old.category, old.content, old.brief, old.link)
       or (new.document_file_id, new.media_file_id) is distinct from (old.document_file_id, old.media_file_id)
         and ((select sha_256 from stored_files where id = new.document_file_id) is distinct from (select sha_256 from stored_files where id = old.document_file_id)
           or (select sha_256 from stored_files where id = new.media_file_id) is distinct from (select sha_256 from stored_files where id = old.media_file_id)) then
      perform refuse('performance-ticked');
    end if;
  end if;
  if new.state <> old.state and (old.state, new.state) not in
     (('draft', 'ticked'), ('ticked', 'draft'), ('ticked', 'submitted'), ('submitted', 'ticked'), ('submitted', 'receipted')) then
    perform refuse('illegal-move', jsonb_build_object('from', old.state, 'to', new.state));
  end if;
  if old.state = 'draft' and new.state = 'ticked' then
    perform 1 from students where id = new.student_id for no key update;
    if (select count(*) from performances where student_id = new.student_id and year = new.year
          and state in ('ticked', 'submitted', 'receipted') and id <> new.id) >= ticks_allowed('performances') then
      perform refuse('tick-limit', jsonb_build_object('limit', ticks_allowed('performances')));
    end if;
    new.ticked_at := coalesce(new.ticked_at, now());
  elsif new.state = 'draft' then
    new.ticked_at := null;
  end if;
  return new;
end $$;

create or replace trigger performance_guard before insert or update on performances for each row execute function performance_guard();

-- Outcomes and performances are never deleted: `removed_at` marks them, so that what was submitted can be traced.
create or replace function never_deleted() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and is_retention() then return old; end if;
  perform refuse('never-deleted', jsonb_build_object('table', tg_table_name));
  return null;
end $$;
create or replace trigger outcomes_never_deleted before delete on outcomes for each row execute function never_deleted();
create or replace trigger performances_never_deleted before delete on performances for each row execute function never_deleted();
create or replace trigger performance_events_never_changed before update or delete on performance_events for each row execute function never_deleted();
create or replace trigger outcome_events_never_changed before update or delete on outcome_events for each row execute function never_deleted();
