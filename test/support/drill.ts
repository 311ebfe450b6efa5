/** How often a drill kills: a few times in `npm test`, as often as `DRILL_KILLS` says in `npm run drills`. */
export const kills = Number(process.env.DRILL_KILLS ?? 3);

/** Milliseconds, evenly between the two. */
export const randomDelay = (from: number, to: number): number => from + Math.random() * (to - from);
