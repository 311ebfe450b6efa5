import { hash32 } from './random';
import type { EnrolmentRow } from './rows';

/** How a course ended for a student. */
export type Outcome = Pick<EnrolmentRow, 'score' | 'passed' | 'makeup_score' | 'makeup_passed' | 'counted' | 'remark'>;

const PASS = 60;
const LOWEST_SCORE_WITH_MAKEUP = 40;
const REMARKS = ['學習態度積極，能主動提問', '實作能力佳', '作業按時繳交', '小組合作表現良好', '宜多複習課程內容'];
const NOT_FINISHED: Outcome = {
  score: null, passed: null, makeup_score: null, makeup_passed: null, counted: null, remark: '停修',
};

/** A number in [0, 1) that belongs to a text: the same whenever it is asked for. */
export function portionOf(text: string): number {
  return hash32(text) / 0x1_0000_0000;
}

/**
 * How a student did in a course. The same for the same arguments and dependent on nothing else, so that a later term
 * knows what was failed in an earlier one.
 * @param attempt names the course and the term.
 */
export function outcomeOf(seed: number, studentNo: string, attempt: string): Outcome {
  const about = `${seed}|${studentNo}|${attempt}`;
  const mixed = hash32(about);
  if (mixed % 200 === 0) return NOT_FINISHED;
  const remark = mixed % 100 === 1 ? REMARKS[mixed % REMARKS.length] ?? null : null;
  const ability = portionOf(`${seed}|${studentNo}`) - 0.5;
  const luck = portionOf(`${about}|luck`) + portionOf(`${about}|day`) - 1;
  return withMakeup(Math.max(0, Math.min(100, Math.round(76 + ability * 22 + luck * 20))), mixed % 25, remark);
}

/** Who fails by not too much sits a makeup examination (補考). */
function withMakeup(score: number, gain: number, remark: string | null): Outcome {
  if (score >= PASS) return { score, passed: true, makeup_score: null, makeup_passed: null, counted: true, remark };
  if (score < LOWEST_SCORE_WITH_MAKEUP) {
    return { score, passed: false, makeup_score: null, makeup_passed: null, counted: false, remark };
  }
  const makeupPassed = score + gain >= PASS;
  return { score, passed: false, makeup_score: score + gain, makeup_passed: makeupPassed, counted: makeupPassed, remark };
}
