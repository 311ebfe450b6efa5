import { formatTerm, termAt } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Me } from '../../contract';
import { findProfile } from '../repositories/accounts';
import type { Session } from '../repositories/sessions';

/** Who is signed in, as the screens need it. */
export async function describeMe(scope: Scope, session: Session): Promise<Me> {
  const { homeroom, counselling, certifying, term, terms } = await findProfile(scope, session.teacherId);
  const current = term ?? terms[0] ?? formatTerm(termAt(session.now));
  return {
    id: session.accountPublicId,
    name: session.name,
    login: session.login,
    kind: session.kind,
    school: session.school,
    rights: session.rights,
    mustChangePassword: session.mustChangePassword,
    mustSetUpSecondFactor: session.mustSetUpSecondFactor,
    duties: { homeroom, counselling, certifying },
    term: current,
    terms: terms.includes(current) ? terms : [current, ...terms],
  };
}
