import { services } from '@portfolio/kernel/server/services';

type Check = () => Promise<void>;

const checks = new Map<string, Check>();

/** A capability says what must hold for it to work; the message of what it throws is shown to operators. */
export function registerCheck(name: string, check: Check): void {
  checks.set(name, check);
}

registerCheck('database', async () => {
  await services().database.query('select 1');
});
registerCheck('files', () => services().files.ready());

const within = <T>(work: Promise<T>, milliseconds: number): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer in time')), milliseconds).unref())]);

/** What is well and what is not. Details name no person and no secret: the route is open. */
export async function health(): Promise<{ status: 'ok' | 'failing'; checks: Record<string, string> }> {
  const results = await Promise.all([...checks].map(async ([name, check]) => [name, await within(check(), 3000).then(() => 'ok', () => 'failing')] as const));
  return { status: results.every(([, result]) => result === 'ok') ? 'ok' : 'failing', checks: Object.fromEntries(results) };
}
