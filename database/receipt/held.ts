import type { Scope } from '@portfolio/kernel/server/scope';
import type { Seal } from '@portfolio/kernel/server/seal';
import { rocDigits } from '@portfolio/kernel/domain/clock';
import type { Term } from '@portfolio/kernel/domain/terms';
import type { ReceiptCategory } from '@portfolio/receipts/domain/categories';
import { rosters, type SheetOf } from '@portfolio/rosters/domain/columns';

/** One person of a receipt, as its JSON has it: the ID, the birthday, and arrays of flat rows. */
export interface HeldPerson {
  身分證號: string;
  出生日期: string;
  [array: string]: string | Record<string, string | number | null>[];
}

type Flat = Record<string, string | number | null>;

interface Line {
  sealed: string;
  birthDate: string;
  array: string;
  row: Flat;
}

const KIND = `case e.kind when 'semester' then '學期' when 'makeup' then '補修' when 'retake' then '重修' when 'repeat' then '重讀' when 'transfer' then '轉學轉科' else '借讀' end`;
const COURSE = `join offerings f on f.id = e.offering_id join subjects s on s.id = f.subject_id left join school_classes c on c.id = f.school_class_id`;
const WHO = `st.national_id_sealed as sealed, st.birth_date as "birthDate"`;
const KNOWN = `st.national_id_sealed is not null and st.birth_date is not null`;

/** What a category’s sheet says, but for the person and the links: those of files end with the roster. */
const performanceRow = ({ kind, columns }: SheetOf): string => {
  const fields = columns.flatMap(({ header, source }) => (source === 'brief' ? [`'${header}', p.brief`] : source.startsWith('content.') ? [`'${header}', p.content ->> '${source.slice('content.'.length)}'`] : []));
  return `when '${kind}' then jsonb_build_object(${fields.join(', ')})`;
};
const PERFORMANCES = rosters['25'].sheets;
const PERFORMANCE_ARRAY = `case p.category ${PERFORMANCES.map(({ kind, name }) => `when '${kind}' then '${name}'`).join(' ')} end`;
const PERFORMANCE_ROW = `case p.category ${PERFORMANCES.map(performanceRow).join(' ')} end`;

/** What was submitted from here, of a term: grades and posts of the semester, ticked outcomes and performances of the year. */
const LINES: Record<ReceiptCategory, string> = {
  courses: `
    select ${WHO}, ${KIND} || '成績' as array, jsonb_build_object('課程代碼', s.code, '科目名稱', f.name, '開課年級', c.grade, '修課學分', coalesce(e.credits, f.credits), '學期學業成績', coalesce(e.score, -1),
      '成績及格', case e.passed when true then '1' when false then '0' else '-1' end, '補考成績', coalesce(e.makeup_score, -1), '補考及格', case e.makeup_passed when true then '1' when false then '0' else '-1' end,
      '是否採計學分', case e.counted when false then '2' else '1' end, '質性文字描述', coalesce(e.remark, '')) as row
    from enrolments e join students st on st.id = e.student_id ${COURSE}
    where e.school_id = :school and e.year = :year and e.semester = :semester and e.kind <> 'visiting' and e.ended_at is null and ${KNOWN} order by st.student_no, s.code, e.id`,
  outcomes: `
    select ${WHO}, ${KIND} || '課程學習成果' as array, jsonb_build_object('實際修課學期', o.semester, case when e.kind = 'retake' then '原修課課程代碼' when e.kind = 'visiting' then '借讀校課程代碼' else '課程代碼' end,
      case when e.kind in ('retake', 'transfer', 'visiting') then coalesce(e.origin_subject_code, s.code) else s.code end, '科目名稱', f.name, '開課年級', c.grade, '修課學分', coalesce(e.credits, f.credits), '成果簡述', o.brief) as row
    from outcomes o join enrolments e on e.id = o.enrolment_id join students st on st.id = o.student_id ${COURSE}
    where o.school_id = :school and o.year = :year and :semester::int > 0 and o.state in ('ticked', 'submitted', 'receipted') and o.removed_at is null and ${KNOWN} order by st.student_no, o.id`,
  performances: `
    select ${WHO}, ${PERFORMANCE_ARRAY} as array, ${PERFORMANCE_ROW} as row
    from performances p join students st on st.id = p.student_id
    where p.school_id = :school and p.year = :year and :semester::int > 0 and p.state in ('ticked', 'submitted', 'receipted') and p.removed_at is null and ${KNOWN} order by st.student_no, p.id`,
  officers: `
    select ${WHO}, '幹部經歷' as array, jsonb_build_object('單位名稱', o.unit, '開始日期', to_char(o.start_date, 'YYYY/MM/DD'), '結束日期', to_char(o.end_date, 'YYYY/MM/DD'), '擔任職務', o.post, '幹部等級', coalesce(o.level, '')) as row
    from officer_posts o join students st on st.id = o.student_id
    where o.school_id = :school and o.year = :year and o.semester = :semester and o.ended_at is null and ${KNOWN} order by st.student_no, o.id`,
};

const COURSE_ORDER = ['課程代碼', '科目名稱', '開課年級', '修課學分', '學期學業成績', '成績及格', '補考成績', '補考及格', '是否採計學分', '質性文字描述'];
const SHEETS: readonly Pick<SheetOf, 'name' | 'columns'>[] = [...rosters['26'].sheets, ...PERFORMANCES, { ...rosters['24'].sheets[0], name: '幹部經歷' }];

/** Keys in the order of the roster: the database gives them in its own. */
function ordered(array: string, row: Flat): Flat {
  const order = SHEETS.find(({ name }) => name === array)?.columns.map(({ header }) => header) ?? COURSE_ORDER;
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => (order.indexOf(a) + 1 || 99) - (order.indexOf(b) + 1 || 99)));
}

/** People of one category with their rows, each with its row in the roster. */
export async function findHeldPeople(scope: Scope, seal: Seal, category: ReceiptCategory, { year, semester }: Term): Promise<HeldPerson[]> {
  const people = new Map<string, HeldPerson>();
  const counts = new Map<string, number>();
  for (const { sealed, birthDate, array, row } of await scope.query<Line>(LINES[category], { year, semester })) {
    const person = people.get(sealed) ?? { 身分證號: seal.open(sealed), 出生日期: rocDigits(birthDate) };
    people.set(sealed, person);
    counts.set(array, (counts.get(array) ?? 1) + 1);
    const rows = (person[array] ??= []) as Flat[];
    rows.push({ ...ordered(array, row), 行數: counts.get(array) as number });
  }
  return [...people.values()];
}
