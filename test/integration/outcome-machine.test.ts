import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BulkResult } from '@portfolio/portfolio/contract';
import { canMove, countsAsSent, countsAsTicked, moves, type MoveName, type OutcomeState } from '@portfolio/portfolio/domain/outcome';
import { createBuilders, signIn, type Builders, type Enrolment, type Person, type School, type Teacher } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/**
 * Students and two reviewers do whatever comes to their minds, at times at the same moment. Whatever happens, each
 * outcome's history is a walk along the allowed moves, what the server said was done is what the database holds, and no
 * limit is passed.
 */
const SENT_LIMIT = 6;
const TICK_LIMIT = 6;
const BUDGET_MS = 4_000;
const OUTCOMES = 9;

let server: SharedTestServer;
let build: Builders;
let school: School;
let reviewers: Person[];
let teachers: Teacher[];

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  school = await build.school();
  await build.openWindows(school);
  teachers = [await build.teacher(school), await build.teacher(school)];
  reviewers = await Promise.all(teachers.map(async (teacher) => signIn(server, await build.account(school, { teacher }))));
});
afterAll(() => server?.stop());

const studentMoves = ['send', 'withdraw', 'tick', 'untick'] as const satisfies readonly MoveName[];
const teacherMoves = ['certify', 'return', 'undo'] as const satisfies readonly MoveName[];
type Verb = (typeof studentMoves)[number] | (typeof teacherMoves)[number];

interface Call {
  verb: Verb;
  /** Which outcomes, by number. */
  on: number[];
  reviewer: number;
}

const verbs = fc.constantFrom<Verb>(...studentMoves, ...teacherMoves, 'send', 'certify', 'tick');
const calls: fc.Arbitrary<Call> = fc.record({ verb: verbs, on: fc.uniqueArray(fc.nat(OUTCOMES - 1), { minLength: 1, maxLength: 4 }), reviewer: fc.nat(1) });
/** What is done in a row; each step is done by one person, or by two or three at the same moment. */
const steps = fc.array(fc.array(calls, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 14 });

/** Ends with one in every state that the test asks for, however little time is left for walks at random. */
const everyState: Call[] = ([['send', 0], ['return', 0], ['send', 1], ['certify', 1], ['tick', 1], ['send', 2], ['certify', 2], ['send', 3]] as const).map(([verb, index]) => ({ verb, on: [index], reviewer: 0 }));

interface Pupil {
  enrolment: Enrolment;
  person: Person;
  ids: string[];
}

async function newPupil(): Promise<Pupil> {
  const room = await build.schoolClass(school);
  const student = await build.student(school);
  await build.placement(student, room);
  const enrolment = await build.enrolment(student, await build.offering(school, { teachers, schoolClass: room }));
  const person = await signIn(server, await build.account(school, { student }));
  const ids = await Promise.all(Array.from({ length: OUTCOMES }, async () => (await build.outcome(enrolment)).id));
  return { enrolment, person, ids };
}

/** @returns how many outcomes the server says to have moved. */
async function carryOut({ person, ids }: Pupil, { verb, on, reviewer }: Call): Promise<number> {
  const chosen = on.map((index) => ids[index]);
  if (verb === 'send' || verb === 'withdraw') {
    const { status, body } = await person.send<{ done?: number }>('POST', `/api/me/outcomes/${chosen[0]}/${verb}`);
    expect([200, 409]).toContain(status);
    return body.done ?? 0;
  }
  const byStudent = verb === 'tick' || verb === 'untick';
  const address = byStudent ? `/api/me/outcomes/${verb}` : `/api/certifications/${verb}`;
  const { status, body } = await (byStudent ? person : reviewers[reviewer]).send<BulkResult>('POST', address, { ids: chosen, ...(verb === 'return' ? { reason: '再想想' } : {}) });
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.done + body.refused.length).toBe(chosen.length);
  return body.done;
}

interface Walk {
  id: string;
  state: OutcomeState;
  steps: { from: OutcomeState; to: OutcomeState }[];
}

const walksOf = async ({ enrolment }: Pupil): Promise<Walk[]> =>
  (await server.database.query<Walk>(
    `select o.document_id as id, o.state, coalesce((select jsonb_agg(jsonb_build_object('from', ev.from_state, 'to', ev.to_state) order by ev.id) from outcome_events ev where ev.outcome_id = o.id), '[]') as steps
     from outcomes o where o.enrolment_id = $1 order by o.id`, [enrolment.key])).rows;

const isMove = (from: OutcomeState, to: OutcomeState): boolean => (Object.keys(moves) as MoveName[]).some((name) => canMove(from, name) && moves[name].to === to);

async function assertSound(pupil: Pupil, done: number): Promise<void> {
  const walks = await walksOf(pupil);
  for (const { id, state, steps: taken } of walks) {
    let at: OutcomeState = 'draft';
    for (const { from, to } of taken) {
      expect(from, `${id}: ${JSON.stringify(taken)}`).toBe(at);
      expect(isMove(from, to), `${from} > ${to}`).toBe(true);
      at = to;
    }
    expect(state).toBe(at);
  }
  expect(walks.flatMap(({ steps: taken }) => taken)).toHaveLength(done);
  expect(walks.filter(({ state }) => countsAsSent(state)).length).toBeLessThanOrEqual(SENT_LIMIT);
  expect(walks.filter(({ state }) => countsAsTicked(state)).length).toBeLessThanOrEqual(TICK_LIMIT);
}

it('no sequence of calls, and no race, leads anywhere that the rules do not', async () => {
  const reached = new Set<OutcomeState>();
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const pupil = await newPupil();
      let done = 0;
      for (const step of sequence) {
        const moved = await Promise.all(step.map((call) => carryOut(pupil, call)));
        done += moved.reduce((sum, each) => sum + each, 0);
        await assertSound(pupil, done);
      }
      for (const { state } of await walksOf(pupil)) reached.add(state);
    }),
    { numRuns: 1000, interruptAfterTimeLimit: BUDGET_MS, markInterruptAsFailure: false, endOnFailure: true, examples: [[everyState.map((call) => [call])]] },
  );
  // Had nothing happened, nothing would have been shown.
  for (const state of ['sent', 'certified', 'returned', 'ticked'] as const) expect([...reached]).toContain(state);
}, 90_000);
