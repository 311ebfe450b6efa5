import { Readable } from 'node:stream';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import type { OutcomeState } from '@portfolio/portfolio/domain/outcome';
import { insertFile } from '@portfolio/portfolio/server/repositories/files';
import { findOwnFiles } from '@portfolio/portfolio/server/repositories/files';
import { insertOutcome, moveOutcomes, type Actor, type Moving } from '@portfolio/portfolio/server/repositories/outcomes';
import { sampleMp3, samplePdf, samplePng } from './sample-files';

/** Outcomes in every state, made by the moves that people make, with files that open. */
const BRIEFS = [
  '以問卷調查同學的睡眠時間，用統計圖表呈現並提出改善建議。', '實驗：不同濃度的鹽水對綠豆發芽的影響，含變因控制與結果討論。', '閱讀《桃花源記》後改寫為現代短篇，並附創作說明。',
  '用程式模擬投擲骰子一萬次，驗證大數法則。', '社區老街踏查報告，整理地圖、訪談與照片。', '以幾何軟體探究三角形五心的關係。', '英語簡報：介紹臺灣的夜市文化。', '自製簡易電動機，記錄構造、測試與改良過程。',
];

/** Paths through the life of an outcome, each a state longer. */
const LIVES: readonly (readonly OutcomeState[])[] = [
  [], ['sent'], ['sent', 'certified'], ['sent', 'returned'], ['sent', 'certified', 'ticked'], ['sent', 'certified', 'ticked'], ['sent', 'certified'], ['sent'],
];

const REASON = '請補充資料來源，並說明自己負責的部分。';

interface Taken {
  studentId: number;
  accountId: number;
  studentName: string;
  enrolment: number;
  offering: number;
  year: number;
  semester: number;
  teacherId: number;
  teacherAccountId: number;
  teacherName: string;
}

/** Up to six courses each of the first twelve students of every class, with the teacher who reviews. */
async function findTaken(scope: Scope, year: number): Promise<Taken[]> {
  return scope.query<Taken>(
    `select * from (
       select e.student_id as "studentId", a.id as "accountId", st.name as "studentName", e.id as enrolment, e.offering_id as offering, e.year, e.semester,
         ot.teacher_id as "teacherId", ta.id as "teacherAccountId", t.name as "teacherName",
         row_number() over (partition by e.student_id order by md5(e.id::text)) as place
       from enrolments e join students st on st.id = e.student_id join accounts a on a.student_id = st.id and a.kind = 'student'
       join placements p on p.student_id = e.student_id and p.year = e.year and p.semester = e.semester and p.seat_no <= 12
       join offering_teachers ot on ot.offering_id = e.offering_id and ot.position = 1 and ot.ended_at is null
       join teachers t on t.id = ot.teacher_id join accounts ta on ta.teacher_id = t.id
       where e.school_id = :school and e.year = :year and e.ended_at is null) taken
     where place <= 6 and ("studentId" + place) % 3 > 0 order by "studentId", place`,
    { year },
  );
}

async function keepFile(scope: Scope, studentId: number, name: string, kind: 'document' | 'media', mime: string, bytes: Buffer): Promise<string> {
  const incoming = await services().files.receive(Readable.from([bytes]), bytes.length);
  await incoming.keep();
  return (await insertFile(scope, { studentId, kind, name, mime, sha256: incoming.sha256, bytes: incoming.bytes })).id;
}

async function filesFor(scope: Scope, taken: Taken, index: number): Promise<{ documentKey: number | null; mediaKey: number | null }> {
  const { studentId } = taken;
  const picture = index % 3 === 2;
  const document = picture
    ? await keepFile(scope, studentId, `學習成果${index + 1}.png`, 'document', 'image/png', samplePng(index))
    : await keepFile(scope, studentId, `學習成果${index + 1}.pdf`, 'document', 'application/pdf', samplePdf(`Learning outcome ${index + 1}`));
  const media = index % 5 === 4 ? await keepFile(scope, studentId, `口頭報告${index + 1}.mp3`, 'media', 'audio/mpeg', sampleMp3(80 + index)) : null;
  const files = await findOwnFiles(scope, studentId, [document, media].filter((id) => id !== null));
  return { documentKey: files.get(document)?.key ?? null, mediaKey: media === null ? null : (files.get(media)?.key ?? null) };
}

async function live(scope: Scope, taken: Taken, key: number, life: readonly OutcomeState[]): Promise<void> {
  const student: Actor = { accountId: taken.accountId, name: taken.studentName, teacherId: null };
  const teacher: Actor = { accountId: taken.teacherAccountId, name: taken.teacherName, teacherId: taken.teacherId };
  let moving: Moving = { key, state: 'draft', actingForKey: null };
  for (const state of life) {
    const answers = state === 'certified' || state === 'returned';
    await moveOutcomes(scope, [moving], state, answers ? teacher : student, state === 'returned' ? REASON : null);
    moving = { ...moving, state };
  }
}

export async function seedOutcomes(scope: Scope, year: number): Promise<void> {
  const [{ present }] = await scope.query<{ present: boolean }>('select exists (select 1 from outcomes where school_id = :school) as present');
  if (present) return;
  await scope.transaction(async (transaction) => {
    const taken = await findTaken(transaction, year);
    for (const [index, course] of taken.entries()) {
      const content = { brief: BRIEFS[index % BRIEFS.length], ...(await filesFor(transaction, course, index)) };
      const id = await insertOutcome(transaction, course.studentId, { key: course.enrolment, offeringKey: course.offering, year: course.year, semester: course.semester }, content);
      const [{ key }] = await transaction.query<{ key: number }>('select id as key from outcomes where school_id = :school and document_id = :id', { id });
      await live(transaction, course, key, LIVES[index % LIVES.length]);
    }
  });
}
