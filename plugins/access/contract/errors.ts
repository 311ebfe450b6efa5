import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const accessErrors = defineErrors({
  'sign-in-refused': { status: 401, when: 'Wrong school, account, password or picture code: one answer for all, so that nothing can be guessed one by one. A picture code is used up by each try.' },
  'sign-in-locked': { status: 429, when: 'Too many failures for this account or address; `minutes` says how long to wait.' },
  'password-wrong': { status: 422, when: 'Something of the own account is changed: the present password is not right. Counted like a failure of sign-in.' },
  'password-weak': { status: 422, when: 'The new password breaks a rule; `fields.password` says which.' },
  'group-has-members': { status: 409, when: 'A role group with members is deleted without `confirmed`.' },
});

export const accessError = errorsOf(accessErrors);
