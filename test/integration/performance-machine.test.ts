import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limits } from '@portfolio/config/limits';
import type { BulkResult } from '@portfolio/portfolio/contract';
import { canMovePerformance, isPerformanceTicked, performanceMoves, type PerformanceMove, type PerformanceState } from '@portfolio/portfolio/domain/performance';
import { createBuilders, signIn, type Builders, type Person, type School, type Student } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/**
 * A student writes, changes, removes, ticks and takes back whatever comes to mind, at times from two devices at the same
 * moment, while the school submits and reopens. Each history is a walk along the allowed moves, what is ticked stays what
 * it was, and the limit is never passed.
 */
const BUDGET_MS = 4_000;
const PERFORMANCES = 13;

let server: SharedTestServer;
let build: Builders;
let school: School;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  school = await build.school();
  await build.openWindows(school);
});
afterAll(() => server?.stop());

type Verb = 'tick' | 'untick' | 'change' | 'remove' | 'submit' | 'reopen';
interface Call { verb: Verb; on: number[]; text: string }

const call: fc.Arbitrary<Call> = fc.record({
  verb: fc.constantFrom<Verb>('tick', 'tick', 'tick', 'untick', 'change', 'remove', 'submit', 'reopen'),
  on: fc.uniqueArray(fc.nat(PERFORMANCES - 1), { minLength: 1, maxLength: 8 }), text: fc.constantFrom('甲', '乙', '𠮷'),
});
const steps = fc.array(fc.array(call, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 12 });

interface Pupil { student: Student; person: Person; made: { id: string; key: number }[] }

async function newPupil(): Promise<Pupil> {
  const student = await build.student(school);
  await build.placement(student, await build.schoolClass(school));
  const made = await Promise.all(Array.from({ length: PERFORMANCES }, () => build.performance(student)));
  return { student, person: await signIn(server, await build.account(school, { student })), made };
}

/** What the school does has no route here: the database is asked directly, and it refuses what must not be. */
const bySchool = (key: number, state: PerformanceState) => build.update('performances', key, { state }).catch((error: Error) => expect(error.message).toMatch(/illegal-move|tick-limit|performances_whole/));

async function carryOut({ person, made }: Pupil, { verb, on, text }: Call): Promise<void> {
  if (verb === 'tick' || verb === 'untick') {
    const { status, body } = await person.send<BulkResult>('POST', `/api/me/performances/${verb}`, { ids: on.map((index) => made[index].id) });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.done + body.refused.length).toBe(on.length);
    return;
  }
  const { id, key } = made[on[0]];
  if (verb === 'submit' || verb === 'reopen') return void (await bySchool(key, verb === 'submit' ? 'submitted' : 'ticked'));
  const { status } = verb === 'remove'
    ? await person.send('DELETE', `/api/me/performances/${id}`)
    : await person.send('PUT', `/api/me/performances/${id}`, { category: 'work', year: 110, brief: text, content: { name: text, madeOn: '2021-10-01' } });
  expect([200, 404, 409]).toContain(status);
}

interface Seen { id: string; state: PerformanceState; removed: boolean; brief: string; content: string; steps: { from: PerformanceState; to: PerformanceState }[] }

const look = async ({ student }: Pupil): Promise<Seen[]> =>
  (await server.database.query<Seen>(
    `select p.document_id as id, p.state, p.removed_at is not null as removed, p.brief, p.content::text as content,
       coalesce((select jsonb_agg(jsonb_build_object('from', ev.from_state, 'to', ev.to_state) order by ev.id) from performance_events ev where ev.performance_id = p.id), '[]') as steps
     from performances p where p.student_id = $1 order by p.id`, [student.key])).rows;

const isMove = (from: PerformanceState, to: PerformanceState): boolean =>
  (Object.keys(performanceMoves) as PerformanceMove[]).some((name) => canMovePerformance(from, name) && performanceMoves[name].to === to);

it('no sequence of calls, and no race, leads anywhere that the rules do not', async () => {
  const reached = new Set<PerformanceState>();
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const pupil = await newPupil();
      let before = await look(pupil);
      for (const step of sequence) {
        await Promise.all(step.map((each) => carryOut(pupil, each)));
        const after = await look(pupil);
        expect(after.filter(({ state }) => isPerformanceTicked(state)).length).toBeLessThanOrEqual(limits.ticks.performances);
        for (const [index, { id, state, removed, brief, content, steps: moved }] of after.entries()) {
          for (const { from, to } of moved) expect(isMove(from, to), `${id}: ${from} > ${to}`).toBe(true);
          if (removed) expect(state).toBe('draft');
          const alone = moved.length === before[index].steps.length && isPerformanceTicked(before[index].state);
          if (alone) expect([brief, content]).toEqual([before[index].brief, before[index].content]);
          reached.add(state);
        }
        before = after;
      }
    }),
    { numRuns: 1000, interruptAfterTimeLimit: BUDGET_MS, markInterruptAsFailure: false, endOnFailure: true, examples: [[(['tick', 'submit'] as const).map((verb) => [{ verb, on: [0], text: '甲' }])]] },
  );
  // Had nothing happened, nothing would have been shown.
  for (const state of ['ticked', 'submitted'] as const) expect([...reached]).toContain(state);
}, 90_000);
