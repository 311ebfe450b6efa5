import type { administrationScreenTexts as original } from '../zh-Hant/administration';

export const administrationScreenTexts: typeof original = {
  screens: { passwords: 'Password reset', temporaryAccounts: 'Temporary accounts' },
  passwords: {
    help: 'Gives new initial passwords to those who have forgotten theirs. They are random, shown once, good for 14 days, and have to be changed at the next sign-in.',
    empty: 'There is no account yet. Accounts appear here once students and staff have been synchronised.',
    reset: 'Reset password', 'reset-of': 'Reset the password of %{name}', 'reset-count': 'Reset the passwords of %{count} accounts', 'reset-all': 'Reset all %{count} that match',
    'ask-one': 'The present password of %{name} (%{login}) ends at once, and every device is signed out.', 'ask-many': 'The present passwords of these %{count} accounts end at once, and every device is signed out.',
    'ask-rest': 'New passwords are shown once; be ready to print or note them. Your own account, accounts switched off, and accounts with more rights than yours are not changed.',
    running: 'Making passwords: %{done} / %{total}', 'running-stay': 'Keep this page open: the passwords are only here and cannot be found again.',
    stopped: '%{done} accounts have been reset, %{left} have not been changed yet. Go on, or use what there is.', resume: 'Go on',
    'done-title': 'New initial passwords', done: '%{count} accounts have been reset. This is the only time that the passwords are shown; they are good until %{until}.', 'none-done': 'No account was reset.', refused: '%{count} accounts were not changed',
    'more-on-paper': 'Only the first %{shown} are shown here; on paper there are all %{count}.', print: 'Print slips', copy: 'Copy', copied: '%{what} copied', password: 'Initial password', account: 'Account',
    'close-title': 'The passwords will not be shown again', 'close-text': 'Make sure that they are printed or noted. What is lost has to be reset again.', 'close-anyway': 'Close',
    'switch-off': 'Switch off', 'switch-on': 'Switch on',
    'off-one': '%{name} (%{login}) is signed out at once and cannot sign in until switched on again. No data is deleted.', 'off-many': 'These %{count} accounts are signed out at once and cannot sign in until switched on again. No data is deleted.',
    'on-one': '%{name} (%{login}) can sign in again with the same password.', 'on-many': 'These %{count} accounts can sign in again with the same passwords.', off: '%{count} accounts switched off', on: '%{count} accounts switched on',
  },
  slip: {
    group: '%{name} (%{count})', seat: 'No. %{seat}', address: 'Address', account: 'Account', password: 'Initial password', until: 'Good until', steps: 'Sign in with this account and initial password; you will then choose your own. Letters are small, and the hyphens “-” belong to it. Do not give this slip to anybody.', cut: 'Cut along the dashed lines',
  },
  temporary: {
    help: 'After a student has left, a temporary account lets the student see and tick the own portfolio. It ends by itself after 30 days, or when you end it.', empty: 'There is no student yet. Students appear here once they have been synchronised.',
    open: 'Open a temporary account', 'open-of': 'Open a temporary account for %{name}', end: 'End', 'end-of': 'End the temporary account of %{name}', 'open-title': 'Temporary account of %{name}',
    'open-ask': 'A temporary account will be opened for %{name} (student no. %{studentNo}), good for %{days} days. It can only see and tick this student’s own things.', 'open-again': 'The present one, %{login}, ends at once and is signed out.',
    opened: 'This is the only time that the password is shown; hand it to the student. It is good until %{until} and has to be changed at the first sign-in.', 'end-ask': 'The temporary account %{login} of %{name} is signed out at once and cannot sign in any more.', ended: 'The temporary account of %{name} has ended',
  },
  'audit-chain': {
    verify: 'Verify the chain', title: 'Verify the chain', running: 'Checking entry by entry; a long log takes a while…',
    whole: '%{count} entries are whole: from %{from} to %{until} none was changed, deleted or put in.', empty: 'There is no entry yet.', broken: 'The chain is broken: %{fault}.',
    first: 'The first entry that is wrong: %{at}, %{who}, %{action}.', 'what-to-do': 'Leave everything as it is and tell the operators of the system and of the platform.', head: 'Last hash %{hash}. Noted elsewhere, it proves later that nothing before it was rewritten.', checked: 'Checked %{at}, %{count} entries',
  },
  'audit-period': { from: 'From (ROC date)', until: 'Until (ROC date)' },
};
