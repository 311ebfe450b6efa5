import type { mailScreenTexts as original } from '../zh-Hant/mail';

export const mailScreenTexts: typeof original = {
  screens: { mail: 'Mail server', messages: 'Messages' },
  'mail-page': {
    help: 'Forgotten passwords, changes of e-mail and notices leave by this server. Until it is set, people are told on the screen alone, under “Messages”.',
    tabs: { server: 'Server', outbox: 'Outbox', templates: 'Templates' },
    'not-set': 'No mail server is set; no mail is sent.',
    waiting: '%{count} mails wait to be sent.',
    server: {
      host: 'Mail server', 'host-help': 'Such as smtp.gmail.com', port: 'Port', 'port-help': 'SSL mostly 465, STARTTLS 587, none 25.',
      encryption: 'Encryption', 'encryption-help': 'SSL or STARTTLS is advised; the server’s certificate has to be valid.', 'encryption-warning': 'Without encryption mail and password travel in the clear: for the school’s own network only.',
      login: 'Account', 'login-help': 'The mailbox that mail is sent from; blank where the server needs no sign-in.',
      password: 'Password', 'password-help': 'Kept encrypted and never shown again. Gmail needs an app password.', 'password-kept': 'A password is set. Leave blank to keep it.', clearPassword: 'Clear the password',
      sender: 'Sender', 'sender-help': 'The address that mail shows; the account where blank.', 'sender-gmail': 'Gmail’s sender is always its account; leave this blank.',
      senderName: 'Sender’s name', 'senderName-help': 'The name that students and teachers see; the school’s where blank.',
      remove: 'Remove', 'remove-title': 'Remove the mail server?', 'remove-help': 'No more mail is sent, people are told under “Messages” alone, and links for forgotten passwords cannot leave. The %{count} mails that wait are marked as not sent.', removed: 'The mail server was removed',
    },
    trial: { title: 'Test mail', help: 'Sends a test mail by what is typed here; nothing is saved.', to: 'To', send: 'Send a test mail', answer: 'Server’s answer', took: '%{milliseconds} ms', 'fix-first': 'Mend the fields in red first.' },
    outbox: { help: 'Mail that was not sent can be sent again. Records of sent mail stay 90 days; what it said is not kept.', empty: 'No mail yet.', retry: 'Send again', 'retry-row': 'Send again to %{recipient}', retried: 'Waiting again: %{count}' },
    templates: { help: 'These notices are sent in the language of whoever gets them. Values here are examples.', empty: 'There are no templates.', 'zh-Hant': 'Traditional Chinese', en: 'English' },
  },
  messages: {
    help: 'What the platform has told you.', empty: 'There are no messages.', button: 'Messages', 'button-unread': 'Messages, %{count} unread', unread: 'Unread', 'read-all': 'Mark all as read', read: 'Mark as read', open: 'Go there', more: 'Show more', all: 'See all', count: '%{total} in all, %{unread} unread',
  },
};
