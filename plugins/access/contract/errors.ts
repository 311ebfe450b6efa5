import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const accessErrors = defineErrors({
  'sign-in-refused': { status: 401, when: 'Wrong school, account, password or picture code: one answer for all, so that nothing can be guessed one by one.' },
  'sign-in-locked': { status: 429, when: 'Too many failures for this account or address; `minutes` says how long to wait.' },
  'captcha-wrong': { status: 422, when: 'The picture code was wrong, used or too old. Ask for another one.' },
  'password-wrong': { status: 422, when: 'Changing a password: the present one is not right.' },
  'password-weak': { status: 422, when: 'The new password breaks a rule; `fields.password` says which.' },
  'group-has-members': { status: 409, when: 'A role group with members is deleted without `confirmed`.' },
});

export const accessError = errorsOf(accessErrors);
