import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuilders, signIn, type Account, type Builders, type Enrolment, type Outcome, type School } from '../support/builders';
import { kills, noteDrill, randomDelay } from '../support/drill';
import { startServer, type TestServer } from '../support/server';

/** kill -9 while students tick and untick: what was said to be done is done, with its history and its entry of the log, and no more are ticked than may be. */
const LIMIT = 6;
let server: TestServer;
let build: Builders;
let school: School;
const people: { account: Account; enrolment: Enrolment; outcomes: Outcome[] }[] = [];

beforeAll(async () => {
  server = await startServer({ env: { WORKER: '0' } });
  build = createBuilders(server);
  school = await build.school();
  await build.openWindows(school);
  // More can be ticked than may be: the limit of ticks is what is tried.
  await build.insert('school_parameters', { school_id: school.key, outcomes_per_semester: 30, outcomes_per_course: 30 });
  const room = await build.classroom(school, { students: 3 });
  for (const { student, enrolment } of room.students) {
    const outcomes: Outcome[] = [];
    for (let number = 0; number < 8; number += 1) outcomes.push(await build.outcome(enrolment, { state: 'certified' }));
    people.push({ account: await build.account(school, { student }), enrolment, outcomes });
  }
});
afterAll(() => server?.stop());

/** The last state that the server has acknowledged of each outcome, or several where the answer never came. */
type Expected = Map<string, Set<string>>;

async function tickUntilKilled({ account, outcomes }: (typeof people)[number], expected: Expected, round: { going: boolean; begun: () => void }): Promise<void> {
  const person = await signIn(server, account).catch(() => null);
  for (let turn = 0; round.going && person; turn += 1) {
    const { id } = outcomes[turn % outcomes.length];
    const [verb, state] = turn % 3 === 2 ? (['untick', 'certified'] as const) : (['tick', 'ticked'] as const);
    const before = expected.get(id) ?? new Set(['certified']);
    expected.set(id, new Set([...before, state]));
    const answer = await person.send<{ done: number }>('POST', `/api/me/outcomes/${verb}`, { ids: [id] }).catch(() => null);
    if (answer?.status !== 200) return;
    expected.set(id, answer.body.done === 1 ? new Set([state]) : before);
    round.begun();
  }
}

test(`${kills} kills while outcomes are ticked`, { timeout: 60_000 + kills * 30_000 }, async () => {
  const expected: Expected = new Map();
  for (let index = 0; index < kills; index += 1) {
    const round = { going: true, begun: () => undefined as void };
    // On a slow machine the first answer may be late: nothing is shown by a kill before it.
    const begun = new Promise<void>((resolve) => (round.begun = resolve));
    const loops = Promise.all(people.map((each) => tickUntilKilled(each, expected, round)));
    await Promise.race([begun, loops]);
    await sleep(randomDelay(0, 550));
    await server.kill();
    round.going = false;
    await loops;
    const { rows } = await server.database.query<{ id: string; state: string; last: string | null; moves: number; ticked: number }>(
      `select o.document_id as id, o.state, (select e.to_state from outcome_events e where e.outcome_id = o.id order by e.id desc limit 1) as last,
         (select count(*)::int from outcome_events e where e.outcome_id = o.id) as moves,
         (select count(*)::int from outcomes t where t.student_id = o.student_id and t.state = 'ticked') as ticked
       from outcomes o where o.school_id = $1`, [school.key]);
    for (const { id, state, last, ticked } of rows) {
      expect([...(expected.get(id) ?? ['certified'])], id).toContain(state);
      if (last) expect(last, id).toBe(state);
      expect(ticked).toBeLessThanOrEqual(LIMIT);
    }
    for (const { id, state } of rows) expected.set(id, new Set([state]));
    await server.restart();
  }
  const { rows } = await server.database.query<{ moves: number; entries: number }>(
    `select (select count(*)::int from outcome_events where to_state in ('ticked', 'certified') and school_id = $1) as moves,
       (select count(*)::int from audit_entries where action in ('outcome.ticked', 'outcome.unticked') and school_id = $1) as entries`, [school.key]);
  expect(rows[0].moves).toBeGreaterThan(0);
  expect(rows[0].entries).toBeGreaterThanOrEqual(rows[0].moves);
  noteDrill({ fault: 'kill -9 while outcomes are ticked', tries: kills, lost: 0, halfDone: 0, note: `${rows[0].moves} moves` });
});
