import type { Scope } from '@portfolio/kernel/server/scope';
import type { CategoryCode, Content } from '@portfolio/portfolio/contract';
import { insertPerformance, movePerformances } from '@portfolio/portfolio/server/repositories/performances';

/** Performances of several categories, some of them ticked. */
const SAMPLES: readonly { category: CategoryCode; brief: string; content: (year: number) => Content }[] = [
  { category: 'competition', brief: '以光感測器探究植物的向光性，負責程式與數據分析。', content: (year) => ({ name: '全國中小學科學展覽會', item: '生物科', level: '3', award: '佳作', announcedOn: dayOf(year, '10-20'), team: '1' }) },
  { category: 'officer', brief: '召集班會、協調校慶攤位，學會分工與時間安排。', content: (year) => ({ unit: '班級', startDate: dayOf(year, '09-01'), endDate: dayOf(year, '11-15'), post: '班長', level: '2' }) },
  { category: 'service', brief: '陪伴社區國小學童閱讀，設計繪本活動。', content: (year) => ({ name: '社區伴讀', unit: '社區圖書館', startDate: dayOf(year, '09-10'), endDate: dayOf(year, '11-10'), hours: 18.5 }) },
  { category: 'work', brief: '用定格動畫說明板塊運動，配樂與旁白皆自製。', content: (year) => ({ name: '板塊的旅行', madeOn: dayOf(year, '10-05') }) },
];

const dayOf = (year: number, day: string): string => `${year + 1911}-${day}`;

/** For the first students of every class, once. */
export async function seedPerformances(scope: Scope, year: number): Promise<void> {
  const students = await scope.query<{ id: number; accountId: number; name: string }>(
    `select distinct on (st.id) st.id, a.id as "accountId", st.name from placements p join students st on st.id = p.student_id join accounts a on a.student_id = st.id and a.kind = 'student'
     where p.school_id = :school and p.year = :year and p.seat_no <= 3 and p.ended_at is null and not exists (select 1 from performances where school_id = :school) order by st.id`,
    { year },
  );
  await scope.transaction(async (transaction) => {
    for (const [index, student] of students.entries()) {
      for (const { category, brief, content } of SAMPLES.slice(0, 2 + (index % 3))) {
        await insertPerformance(transaction, student.id, { year, category, content: content(year), brief, documentKey: null, mediaKey: null, link: null });
      }
      const [first] = await transaction.query<{ key: number }>('select id as key from performances where school_id = :school and student_id = :id order by id limit 1', { id: student.id });
      if (index % 2 === 0) await movePerformances(transaction, [{ key: first.key, state: 'draft' }], 'ticked', { accountId: student.accountId, name: student.name });
    }
  });
}
