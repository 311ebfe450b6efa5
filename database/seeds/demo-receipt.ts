import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Term } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { makeReceipt } from '../receipt/make-receipt';

/** Puts a receipt of the demo school into `DATA_DIR/demo/`, with three errors for students to find; its password lies beside it. */
export async function seedReceipt(scope: Scope, term: Term, now: Date): Promise<void> {
  const { seal, env } = services();
  const folder = path.join(env.DATA_DIR, 'demo');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).some((name) => name.endsWith('收訖明細.zip'))) return;
  const password = randomBytes(9).toString('base64url');
  const { name, bytes } = await makeReceipt(scope, seal, { term, password, zip: 'aes', faults: ['missing', 'extra', 'wrong'], now });
  writeFileSync(path.join(folder, '收訖明細密碼.txt'), `${name}\n${password}\n`, { mode: 0o600 });
  writeFileSync(path.join(folder, name), bytes, { mode: 0o600 });
}
