-- A row belongs to one school and leans only on rows of that school: the foreign keys carry the school.
do $$
declare
  r record;
begin
  for r in select unnest(array[
    'terms', 'accounts', 'students', 'teachers', 'school_classes', 'placements', 'subjects', 'offerings', 'offering_teachers', 'enrolments',
    'officer_posts', 'stored_files', 'outcomes', 'outcome_events', 'deputies', 'performances', 'performance_events', 'work_windows', 'school_parameters', 'role_groups',
    'role_group_modules', 'role_group_members', 'certification_groups', 'certification_group_members', 'certification_stages', 'study_plans', 'study_plan_events',
    'counselling_assignments', 'counselling_records', 'counselling_attendances', 'sync_connections', 'sync_runs', 'roster_exports',
    'roster_items', 'jobs', 'mail_servers', 'notifications', 'outbox_mails', 'receipt_imports', 'receipt_editions', 'receipts', 'receipt_reports',
    'exchange_exports', 'exchange_export_students', 'exchange_imports', 'exchange_import_students', 'saved_filters']) as t
  loop
    perform ensure_constraint(r.t::regclass, r.t || '_school_present', 'check (school_id is not null)');
  end loop;

  for r in select unnest(array[
    'accounts', 'students', 'teachers', 'school_classes', 'subjects', 'offerings', 'enrolments', 'stored_files', 'outcomes', 'performances',
    'role_groups', 'certification_groups', 'counselling_records', 'roster_exports', 'receipt_editions', 'receipts', 'exchange_exports', 'exchange_imports', 'study_plans']) as t
  loop
    perform ensure_constraint(r.t::regclass, r.t || '_school_row_key', 'unique (school_id, id)');
  end loop;

  for r in select * from (values
    ('accounts', 'student_id', 'students'), ('accounts', 'teacher_id', 'teachers'),
    ('school_classes', 'homeroom_teacher_id', 'teachers'),
    ('placements', 'student_id', 'students'), ('placements', 'school_class_id', 'school_classes'),
    ('offerings', 'subject_id', 'subjects'), ('offerings', 'school_class_id', 'school_classes'),
    ('offering_teachers', 'offering_id', 'offerings'), ('offering_teachers', 'teacher_id', 'teachers'),
    ('enrolments', 'student_id', 'students'), ('enrolments', 'offering_id', 'offerings'),
    ('officer_posts', 'student_id', 'students'), ('stored_files', 'student_id', 'students'), ('stored_files', 'teacher_id', 'teachers'),
    ('outcomes', 'student_id', 'students'), ('outcomes', 'enrolment_id', 'enrolments'), ('outcomes', 'offering_id', 'offerings'),
    ('outcomes', 'document_file_id', 'stored_files'), ('outcomes', 'media_file_id', 'stored_files'),
    ('outcomes', 'answered_by_id', 'teachers'), ('outcomes', 'deputy_for_id', 'teachers'),
    ('outcome_events', 'outcome_id', 'outcomes'), ('outcome_events', 'account_id', 'accounts'),
    ('deputies', 'teacher_id', 'teachers'), ('deputies', 'substitute_id', 'teachers'), ('deputies', 'set_by_id', 'accounts'),
    ('performances', 'student_id', 'students'), ('performances', 'document_file_id', 'stored_files'), ('performances', 'media_file_id', 'stored_files'),
    ('performance_events', 'performance_id', 'performances'), ('performance_events', 'account_id', 'accounts'),
    ('role_group_modules', 'role_group_id', 'role_groups'),
    ('role_group_members', 'role_group_id', 'role_groups'), ('role_group_members', 'account_id', 'accounts'),
    ('certification_group_members', 'certification_group_id', 'certification_groups'), ('certification_group_members', 'teacher_id', 'teachers'),
    ('certification_stages', 'certification_group_id', 'certification_groups'),
    ('study_plans', 'student_id', 'students'), ('study_plans', 'document_file_id', 'stored_files'),
    ('study_plan_events', 'study_plan_id', 'study_plans'), ('study_plan_events', 'account_id', 'accounts'),
    ('counselling_assignments', 'teacher_id', 'teachers'), ('counselling_assignments', 'school_class_id', 'school_classes'),
    ('counselling_records', 'teacher_id', 'teachers'), ('counselling_records', 'document_file_id', 'stored_files'),
    ('counselling_attendances', 'counselling_record_id', 'counselling_records'), ('counselling_attendances', 'student_id', 'students'),
    ('sync_runs', 'started_by_id', 'accounts'),
    ('roster_exports', 'made_by_id', 'accounts'), ('roster_exports', 'unlocked_by_id', 'accounts'),
    ('roster_items', 'roster_export_id', 'roster_exports'), ('roster_items', 'outcome_id', 'outcomes'), ('roster_items', 'performance_id', 'performances'),
    ('jobs', 'requested_by_id', 'accounts'), ('saved_filters', 'account_id', 'accounts'),
    ('notifications', 'account_id', 'accounts'), ('outbox_mails', 'account_id', 'accounts'),
    ('receipt_imports', 'made_by_id', 'accounts'), ('receipt_editions', 'imported_by_id', 'accounts'),
    ('receipts', 'receipt_edition_id', 'receipt_editions'), ('receipts', 'student_id', 'students'),
    ('receipt_reports', 'receipt_id', 'receipts'), ('receipt_reports', 'student_id', 'students'), ('receipt_reports', 'noted_by_id', 'accounts'),
    ('exchange_exports', 'made_by_id', 'accounts'), ('exchange_imports', 'made_by_id', 'accounts'),
    ('exchange_export_students', 'exchange_export_id', 'exchange_exports'), ('exchange_export_students', 'student_id', 'students'),
    ('exchange_import_students', 'exchange_import_id', 'exchange_imports'), ('exchange_import_students', 'student_id', 'students')
  ) as key(t, col, target) loop
    perform ensure_constraint(r.t::regclass, r.t || '_' || r.col || '_school_fk', format('foreign key (school_id, %I) references %I (school_id, id)', r.col, r.target));
  end loop;
end $$;
