/** As far as an entry is about something that has a name and is still there: the table, and what it is called. */
const NAMED: Record<string, string> = {
  accounts: "x.name || ' ' || x.login",
  students: "x.name || ' ' || x.student_no",
  teachers: 'x.name',
  school_classes: 'x.name',
  role_groups: "x.number || ' ' || x.name",
  certification_groups: 'x.name',
  study_plans: 'x.title',
  outcomes: '(select s.name from offerings o join subjects s on s.id = o.subject_id where o.id = x.offering_id)',
  roster_exports: 'x.file_name',
};

const LENGTH_OF_ID = 24;

/** What the entry `e` of the audit log is about, by its name where it has one; else as it was noted: an ID, a login, a word. */
export const auditTarget = `coalesce(case when length(e.target) = ${LENGTH_OF_ID} then coalesce(${Object.entries(NAMED)
  .map(([table, name]) => `(select ${name} from ${table} x where x.school_id = e.school_id and x.document_id = e.target)`)
  .join(', ')}) end, e.target)`;
