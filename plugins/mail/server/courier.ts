import { scopeOf } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { findDueSchools } from './repositories/outbox';
import { sendWaiting } from './use-cases/send-waiting';

/**
 * Brings the outbox out of the house. Not a job: those run one at a time, and a mail server that hangs would keep a school
 * from its sync. Each school has a lane of its own, so that one school's server delays nobody else.
 */
export interface Courier {
  /** Waits a little for the letter under way; one that is cut off is sent again. */
  stop(): Promise<void>;
}

const LANES = 8;
const IDLE_MS = 2000;
const STOP_MS = 5000;

export function startCourier(): Courier {
  const stopping = new AbortController();
  const lanes = new Map<number, Promise<void>>();
  const loop = watch(lanes, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await loop;
      await Promise.race([Promise.all(lanes.values()), new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
    },
  };
}

async function watch(lanes: Map<number, Promise<void>>, signal: AbortSignal): Promise<void> {
  const { database, log } = services();
  while (!signal.aborted) {
    const free = LANES - lanes.size;
    try {
      const schools = free > 0 ? await findDueSchools(database, [...lanes.keys()], free) : [];
      for (const schoolId of schools) lanes.set(schoolId, sendFor(schoolId, signal).finally(() => lanes.delete(schoolId)));
    } catch (error) {
      if (!signal.aborted) log.warn(`mail: ${(error as Error).message}`);
    }
    await pause(signal);
  }
}

async function sendFor(schoolId: number, signal: AbortSignal): Promise<void> {
  const { database, log } = services();
  try {
    await sendWaiting(scopeOf(database, schoolId), signal);
  } catch (error) {
    // The database is away: what was taken comes back when its lease ends.
    if (!signal.aborted) log.error(`mail of school ${schoolId}: ${(error as Error).stack}`);
  }
}

const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, IDLE_MS);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
