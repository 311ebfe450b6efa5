import type { accountScreenTexts as original } from '../zh-Hant/account';

export const accountScreenTexts: typeof original = {
  screens: { myAccount: 'My account', forgotPassword: 'Forgot password', newPassword: 'Choose a new password', confirmEmail: 'Confirm an e-mail address', accountSecurity: 'Account security' },
  enums: { switchState: { on: 'On', off: 'Off' } },
  account: {
    'to-sign-in': 'Back to the sign-in', 'password-help': 'After a change, all other devices are signed out.',
    who: { title: 'About me', name: 'Name' },
    'second-step': { title: 'Two-step sign-in', help: 'The password is right. Enter a code as well.', code: 'Code', 'code-help': 'The six digits that your app shows now, or a recovery code when the device is not with you.', back: 'Use another account' },
    forgot: {
      help: 'Enter school and account. A link goes to the e-mail address of the account; it is good for %{minutes} minutes and can be used once.', 'not-offered': 'This school has not set up mail, so no link can be sent. Ask your school’s administrator to reset the password.', submit: 'Send the link',
      asked: 'If there is such an account and it has an e-mail address, the mail is on its way. Look into your mailbox (and among the junk mail), and open the link in time. If nothing comes, ask your school’s administrator.', again: 'Ask for a new link',
    },
    'new-password': { of: 'A new password for the account %{login} at %{school}.', done: 'The password is set and all devices are signed out. Sign in with the new password.' },
    'confirm-email': { help: 'Press the button to make this the e-mail address of the account; the former address is told.', submit: 'Use this address', done: 'The e-mail address was changed.' },
    email: {
      title: 'E-mail', none: 'There is no e-mail address. Without one you cannot reset a forgotten password yourself.', change: 'Change the e-mail address', new: 'New e-mail address', submit: 'Send the confirmation',
      help: 'A mail goes to the new address; the change counts once its link is opened, within %{hours} hours.', pending: 'A confirmation was sent to %{email}. Open its link before %{until}; until then the former address stays.', 'set-mail': 'Set up the mail server first', 'cannot-mail': 'Your school has not set up mail, so the address cannot be changed here. Ask your school’s administrator.',
    },
    factor: {
      title: 'Two-step sign-in', 'is-off': 'Besides the password, a code of an app on your phone is asked for. The account stays safe even if somebody knows the password.', 'is-on': 'A code is asked for since %{since}. %{count} recovery codes are left.', required: 'Your school requires two-step sign-in of its staff.',
      'few-codes': 'Few recovery codes are left; make new ones.', 'set-up': 'Set up', renew: 'Make new recovery codes', 'renew-help': 'Ten new recovery codes are made; all former ones are void.', end: 'Switch off', ended: 'Two-step sign-in is off.',
      'end-help': 'From then on the password is enough, and the recovery codes are void. To change phones, switch it off and set it up again.', 'end-required': 'The recovery codes are void from then on. Your school requires two-step sign-in, so it has to be set up again before anything else.',
    },
    'set-up': {
      title: 'Set up two-step sign-in', required: '%{name}, %{school} requires two-step sign-in of its staff. Set it up first.', intro: 'Have a phone at hand with an authenticator app (such as Google Authenticator or Microsoft Authenticator). First your present password, to be sure that it is you.', begin: 'Next',
      scan: 'Scan this picture with the app.', picture: 'QR code for the app; if it cannot be scanned, use the key below.', 'by-hand': 'If it cannot be scanned, type this key into the app:', code: 'Code that the app shows', 'code-help': 'Six digits, others every 30 seconds.', confirm: 'Switch on', done: 'Two-step sign-in is on.',
    },
    codes: { title: 'Recovery codes', once: 'The recovery codes of two-step sign-in are shown this once. When the phone is not with you, each stands in for a code one time. Print them or keep them in a safe place.', copy: 'Copy', copied: 'Copied', file: 'Save as a text file', kept: 'I have kept them', 'file-head': 'Recovery codes of %{login} at %{school}, each good once' },
    sessions: {
      title: 'Signed-in devices', help: 'If you do not know a device, sign it out and change your password.', current: 'This device', unknown: 'Unknown', line: '%{address} | last used %{used} | signed in %{started}', end: 'Sign out', 'end-others': 'Sign out all others', ended: 'Signed out.',
      confirm: '%{device} (%{address}) is signed out; what is unsaved there is lost.', 'confirm-others': 'The other %{count} devices are signed out; what is unsaved there is lost. This device stays.',
    },
    language: { label: 'Language of mails and screens', help: 'Mails of the system use this language too.' },
    security: {
      help: 'What protects the sign-in of the school’s staff. Students are not concerned.', required: 'Staff must use two-step sign-in', 'required-help': 'Administrators, staff and teachers who have not set it up must do so before they can use anything else.', count: '%{count} of %{people} have it on.', empty: 'There are no accounts of staff yet.',
      'ask-on': '%{count} people have not set it up. They (perhaps you as well) must do so before they can use anything else, also those who are signed in now.', 'ask-off': 'Staff may then switch two-step sign-in off; those who have it on are still asked for a code.', 'confirm-on': 'Switch on', 'confirm-off': 'Switch off',
      'take-off': 'Take off', 'ask-take-off': 'Two-step sign-in of %{name} (%{login}) is taken off and all its sessions end. Be sure that it is the person who has lost the device: from then on the password is enough, until the person sets it up again.', 'taken-off': 'Two-step sign-in of %{name} was taken off.',
    },
  },
};
