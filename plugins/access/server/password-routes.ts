import type { Language } from '@portfolio/kernel/contract';
import { passwordList, passwordRoutes, type AccountRefusal } from '../contract';
import { bindList } from './http/list';
import { handle, type Binding } from './http/request';
import { text } from './http/texts';
import { passwordSource } from './repositories/passwords';
import { resetPasswords, switchAccounts, type RefusedAccount } from './use-cases/reset-passwords';

const refusalOf = (language: Language, schoolCode: string) => ({ target, code }: RefusedAccount): AccountRefusal =>
  ({ id: target.id, login: `${schoolCode}_${target.login}`, name: target.name, code, message: text(language, `errors.${code}`) });

export const passwordBindings: Binding[] = [
  ...bindList(passwordList, passwordSource),
  handle(passwordRoutes.resetPasswords, async (request) => {
    const { slips, refused } = await resetPasswords(request.scope, request, request.body.ids);
    return { slips, refused: refused.map(refusalOf(request.language, request.session.school.code)) };
  }),
  handle(passwordRoutes.switchAccounts, async ({ scope, session, body, language, note }) => {
    const { done, refused } = await switchAccounts(scope, session, body.ids, body.active);
    note(done.length === 1 ? done[0] : 'accounts', { active: body.active, count: done.length, accounts: done });
    return { done: done.length, refused: refused.map(refusalOf(language, session.school.code)) };
  }),
];
