import { termAt, parseTerm } from '@portfolio/kernel/domain/terms';
import type { Language } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import type { Trial } from '../../contract';
import { PullFailure } from '../client/adapter';
import { OpenProtocol } from '../client/open-protocol';
import { findConnection, findSchool } from '../repositories/connections';
import type { PulledTerm } from '../sql/workbench';
import { requireAddress, secretFor, type ConnectionInput } from './save-connection';

const TRIAL_MS = 10_000;

/**
 * Asks for a token and one row, without trying again, and says what came back. Only the fields of the protocol are shown,
 * never a body: an address that is no school's server must not be read through this.
 * @throws sync-address, sync-secret-needed
 */
export async function testConnection(scope: Scope, input: Pick<ConnectionInput, 'baseUrl' | 'clientId' | 'secret'>, now: Date, language: Language): Promise<Trial> {
  const { env, seal } = services();
  const baseUrl = requireAddress(input.baseUrl);
  const secret = seal.open(secretFor(await findConnection(scope), baseUrl, input));
  const school = await findSchool(scope);
  const adapter = new OpenProtocol({
    baseUrl, clientId: input.clientId, secret, schoolCode: school.code, privateHosts: env.SYNC_PRIVATE_HOSTS, timeoutMs: TRIAL_MS, retryWaits: [],
  });
  const begun = performance.now();
  const took = (): number => Math.round(performance.now() - begun);
  try {
    const page = await adapter.page({ type: 'subjects', term: pulledTerm(school.term, now), offset: 0, limit: 1 });
    return {
      ok: true, message: text(language, 'sync.trial.ok'), httpStatus: page.httpStatus, statusCode: page.status_code,
      serverMessage: page.message?.slice(0, 200) || null, total: page.total ?? null, milliseconds: took(),
    };
  } catch (error) {
    if (!(error instanceof PullFailure)) throw error;
    const status = error.values.status;
    return {
      ok: false, message: text(language, `sync.failures.${error.code}`, error.values),
      httpStatus: typeof status === 'number' ? status : null, statusCode: typeof status === 'string' ? status : null, serverMessage: null, total: null, milliseconds: took(),
    };
  } finally {
    adapter.close();
  }
}

/** The school's term now; by the calendar where it has set none. */
function pulledTerm(term: string | null, now: Date): PulledTerm {
  const { year, semester } = term ? parseTerm(term) : termAt(now);
  return { year, semester: semester === 1 ? 1 : 2 };
}
