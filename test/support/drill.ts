import fs from 'node:fs';

/** How often a drill kills: once in `npm test`, as often as `DRILL_KILLS` says in `npm run drills`. */
export const kills = Number(process.env.DRILL_KILLS ?? 1);

/** Whether the drills run that are too long for `npm test`. */
export const allDrills = process.env.DRILLS === 'all';

/** Milliseconds, evenly between the two. */
export const randomDelay = (from: number, to: number): number => from + Math.random() * (to - from);

/** One line of the table that `npm run drills` prints. */
export interface DrillResult {
  fault: string;
  tries: number;
  /** Acknowledged and not there afterwards. */
  lost: number;
  /** Neither done nor undone. */
  halfDone: number;
  /** The longest time from the fault's end until work went on by itself; empty where nothing had to recover. */
  recoveredMs?: number;
  note?: string;
}

/** Puts a line into the table. Called after the drill's own checks: a drill that fails has none. */
export function noteDrill(result: DrillResult): void {
  const file = process.env.DRILL_REPORT;
  if (file) fs.appendFileSync(file, `${JSON.stringify(result)}\n`);
}

/** Process of a server, by its own folder: for what the kernel knows of it. */
export function pidOf({ dataDir }: { dataDir: string }): number {
  const found = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).find((name) => {
    try {
      return fs.readFileSync(`/proc/${name}/environ`, 'utf8').includes(`DATA_DIR=${dataDir}\0`);
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`no process has ${dataDir}`);
  return Number(found);
}

/** Runs `work` until it succeeds. @returns milliseconds that it took. @throws the last error after `limitMs` */
export async function untilWorks(work: () => Promise<unknown>, limitMs = 60_000): Promise<number> {
  const begin = Date.now();
  for (;;) {
    try {
      await work();
      return Date.now() - begin;
    } catch (error) {
      if (Date.now() - begin > limitMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
