import cron from 'node-cron';
import { services } from '@portfolio/kernel/server/services';

/**
 * The minute's tick. Every process ticks; what a tick enqueues carries a slot that is unique in the database, so a
 * schedule runs once whatever number of processes are up.
 */
type Tick = (now: Date) => Promise<void>;

const ticks = new Map<string, Tick>();

/** `name` is for the log only. */
export function everyMinute(name: string, tick: Tick): void {
  ticks.set(name, tick);
}

/** Runs all ticks once; one that fails does not keep the others from running. */
export async function tickOnce(now: Date): Promise<void> {
  for (const [name, tick] of ticks) {
    await tick(now).catch((error: Error) => services().log.error(`schedule ${name}: ${error.stack}`));
  }
}

export function startSchedule(): { stop(): Promise<void> } {
  // What came due while nobody was up is looked at now, and not a minute later.
  let ticking: Promise<void> = tickOnce(new Date());
  const task = cron.schedule('* * * * *', () => (ticking = tickOnce(new Date())), { noOverlap: true });
  return {
    async stop() {
      await task.stop();
      await ticking;
    },
  };
}
