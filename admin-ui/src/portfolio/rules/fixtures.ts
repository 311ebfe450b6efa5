import type { FileReceipt, Outcome, OutcomeShelf } from '@portfolio/portfolio/contract';
import type { MyWindow } from '@portfolio/school/contract';

/** Builders for the unit tests of this folder. */

export const aFile = (changes: Partial<FileReceipt> = {}): FileReceipt => ({
  id: 'f'.repeat(24), kind: 'document', name: '探究報告.pdf', bytes: 2048, sha256: 'a'.repeat(64), mime: 'application/pdf', keptAt: '2022-02-14T00:01:44.000Z', ...changes,
});

export const anOutcome = (changes: Partial<Outcome> = {}): Outcome => ({
  id: 'a'.repeat(24), enrolmentId: 'e'.repeat(24), term: '1102', courseName: '國語文', courseCode: '110A', kind: 'semester', origin: null, teachers: '王老師',
  state: 'draft', brief: '讀書心得', document: aFile(), media: null,
  reason: null, sentAt: null, answeredAt: null, answeredBy: null, deputyFor: null, tickedAt: null, ...changes,
});

export const aWindow = (item: MyWindow['item'], state: MyWindow['state'], semester = item.startsWith('tick') ? 0 : 2): MyWindow => ({
  item, state, semester, year: 110, grade: 1, startsAt: '2022-02-10T00:00:00.000Z', endsAt: '2022-06-30T16:00:00.000Z',
});

export const aShelf = (outcomes: Outcome[], allowed = 6): OutcomeShelf => ({
  student: { id: 's'.repeat(24), name: '林小明', studentNo: '110001', className: '高一忠', seatNo: 1 },
  outcomes,
  limits: { ticks: { used: outcomes.filter(({ state }) => ['ticked', 'submitted', 'receipted'].includes(state)).length, allowed }, sent: [], perCourse: 10 },
});
