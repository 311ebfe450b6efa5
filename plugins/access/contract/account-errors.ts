import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const accountErrors = defineErrors({
  'captcha-wrong': { status: 422, when: 'Asking for a password link: the picture code was wrong, used or too old. Ask for another one.' },
  'mail-unavailable': { status: 409, when: 'The school has no mail server (3.8), so nothing can be mailed.' },
  'mail-too-often': { status: 429, when: 'Too many links were asked for this account or from this address; `minutes` says how long to wait. The same for accounts that do not exist.' },
  'link-spent': { status: 409, when: 'A link from a mail was used before, is too old, or was never made: the three look the same.' },
  'code-wrong': { status: 422, when: 'A code of the second factor is wrong, too old, or was used before. Counted like a failure of sign-in.' },
  'second-step-over': { status: 401, when: 'The second step of a sign-in came too late; begin with the password again.' },
  'second-factor-required': { status: 403, when: 'The school requires a second factor of its staff, and this person has none: only setting it up is open.' },
  'second-factor-on': { status: 409, when: 'A second factor is on already; it is switched off before another one is set up.' },
  'second-factor-off': { status: 409, when: 'There is no second factor to confirm, switch off, or make codes for.' },
  'own-second-factor': { status: 409, when: 'The own second factor, taken off as one of a lost device: it is switched off under /me/second-factor/end.' },
});

export const accountError = errorsOf(accountErrors);
