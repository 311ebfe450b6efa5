import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import { colleagueList, deputyList, deputyRoutes, myDeputyList, unlockRoutes } from '../contract';
import { moverOf, teacherOf } from './people';
import { colleagueSource, deputySource, myDeputySource } from './repositories/deputies';
import { endDeputy, nameDeputy, nameMyDeputy } from './use-cases/keep-deputies';
import { unlockOutcome } from './use-cases/move-outcomes';

/** Deputies and unlocking. */
export const teachingBindings: Binding[] = [
  ...bindList(deputyList, deputySource, { one: false }),
  ...bindList(myDeputyList, myDeputySource, { one: false }),
  ...bindList(colleagueList, colleagueSource, { one: false }),
  handle(deputyRoutes.nameMyDeputy, async ({ scope, session, body, now, note }) => {
    const { id, ...people } = await nameMyDeputy(scope, teacherOf(session), body, { accountId: session.accountId, now });
    note(id, { ...people, startsOn: body.startsOn, endsOn: body.endsOn });
    return { id };
  }),
  handle(deputyRoutes.nameDeputy, async ({ scope, session, body, now, note }) => {
    const { id, ...people } = await nameDeputy(scope, body, { accountId: session.accountId, now });
    note(id, { ...people, startsOn: body.startsOn, endsOn: body.endsOn });
    return { id };
  }),
  handle(deputyRoutes.endMyDeputy, async ({ scope, session, params, now, note }) => {
    const { id, ...ended } = await endDeputy(scope, params.id, teacherOf(session), now);
    note(id, ended);
    return { id };
  }),
  handle(deputyRoutes.endDeputy, async ({ scope, params, now, note }) => {
    const { id, ...ended } = await endDeputy(scope, params.id, null, now);
    note(id, ended);
    return { id };
  }),
  handle(unlockRoutes.unlockOutcome, async (request) => {
    const { scope, params, body, note } = request;
    const result = await unlockOutcome(scope, params.id, body.state, body.reason, moverOf(request));
    note(params.id, { from: body.state, reason: body.reason });
    return result;
  }),
];
