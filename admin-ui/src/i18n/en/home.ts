import type { homeTexts as original } from '../zh-Hant/home';

export const homeTexts: typeof original = {
  signIn: {
    about: 'Keeps three years of course outcomes and diverse performances, and submits them to the central database.', school: 'School', 'school-help': 'Type the code or a part of the name, then pick it from the list.', login: 'Account', password: 'Password', submit: 'Sign in',
    captcha: 'Picture code', 'captcha-help': 'Type the digits of the picture.', 'captcha-question-help': 'Answer the question above in digits.', 'captcha-picture': 'Picture code; if you cannot see it, choose “Use a question instead”.', 'captcha-renew': 'Another one', 'captcha-question': 'Use a question instead', 'captcha-to-picture': 'Use a picture instead',
    forgotten: 'Forgot password', again: 'Sign in again', 'again-help': 'The session of %{name} (%{login}) has ended. Sign in again to go on; everything on the page is still there.',
    demo: 'There is a demonstration school here (%{code} %{name}); its people are invented. Accounts and passwords to try stand in demo-accounts.txt in the server’s data folder.',
  },
  password: {
    forced: '%{name}, you signed in with an initial password. Choose your own before you go on.', present: 'Present password', initial: 'Initial password', new: 'New password', rules: 'Rules for the new password', changed: 'The password was changed; sessions on other devices have ended.',
    'password-rule-length': 'At least 8 characters; longer is safer.', 'password-rule-common': 'Not a common one that is easily guessed.', 'password-rule-personal': 'Without your account, birthday or national ID.', 'password-rule-same': 'Different from the present one.',
  },
  notices: { more: 'MORE', help: 'News of the system and of the school, newest first.', empty: 'No news at the moment.', 'of-school': 'From the school', 'of-all': 'From the system', 'no-body': 'There is no further text.' },
  clusters: { help: 'The 18 university clusters and 20 technical groups: what each studies and where it leads.', university: '18 university clusters', technical: '20 technical groups', empty: 'Nothing here yet.', studies: 'What is studied', subjects: 'Related subjects', traits: 'Abilities and traits that it suits', 'departments-university': 'Departments', 'departments-technical': 'Programmes and departments', 'leads-to': 'Where it leads', links: 'Read on', 'new-tab': ' (opens a new window)', others: 'Other clusters', unknown: 'This cluster cannot be found; its name may have changed.' },
  home: {
    greeting: '%{name} (%{kind})', windows: 'Times of work in year %{year}', 'no-windows': 'The school has set no times of work for year %{year} yet.', semester: 'Semester %{semester}', grades: 'Grade %{grades}',
    counts: 'Counts of academic year %{year}', 'count-sent': 'Outcomes sent in semester %{semester}', 'count-outcomes': 'Outcomes ticked', 'count-performances': 'Performances ticked',
    waiting: 'Waiting for you', 'nothing-waits': 'Nothing waits for you.', 'to-certify': '%{count} outcome waits for your certification |||| %{count} outcomes wait for your certification', 'plans-waiting': '%{count} self-study plan waits for you |||| %{count} self-study plans wait for you', 'own-returned': '%{count} outcome was sent back; you may mend and send it again |||| %{count} outcomes were sent back; you may mend and send them again', 'own-draft': '%{count} outcome is not sent yet |||| %{count} outcomes are not sent yet', 'jobs-failed': 'Jobs not done: %{count}', 'jobs-running': 'Jobs running: %{count}',
    screens: 'Screens', tour: 'A portfolio in five steps', 'tour-away': 'Put away', 'tour-again': 'Show the five steps',
    'tour-sync': 'Synchronise', 'tour-sync-text': 'Students, teachers and courses come from the school administration system.', 'tour-upload': 'Upload', 'tour-upload-text': 'Students upload outcomes and send them to their teachers.', 'tour-certify': 'Certify', 'tour-certify-text': 'Teachers certify, or send back with a reason.',
    'tour-tick': 'Tick', 'tour-tick-text': 'Students tick what is to be submitted, at most 6 a year.', 'tour-export': 'Export', 'tour-export-text': 'Export the rosters for the central database.',
  },
  'role-groups': {
    help: 'Gives screens to staff and teachers: add a group, then open it by its number to set its members and modules.', 'group-help': 'Tick, move to the other side with the arrows, then save. A person may be in several groups; the rights add up.', empty: 'There is no role group yet; add one.',
    'add-title': 'Add a role group', 'edit-title': 'Change a role group', 'number-help': 'Unique in the school, for example 001.', 'in-use-help': 'Out of use, its members no longer hold its modules.',
    'delete-title': 'Delete a role group', delete: 'Group “%{number} %{name}” and its %{modules} modules will be deleted. This cannot be undone.', 'delete-with-members': 'Group “%{number} %{name}” has %{members} members, who will lose its %{modules} modules. This cannot be undone.', deleted: 'Group “%{name}” was deleted',
    members: 'Members', modules: 'Modules', 'members-to-pick': 'To pick', 'members-picked': 'Members of %{name}', 'modules-to-pick': 'To pick', 'modules-picked': 'Modules of %{name}', 'module-code': 'Code', 'module-name': 'Module',
  },
  'audit-page': { help: 'Who did what, when, and from where. The log only grows; nothing in it can be changed or deleted.', details: 'Details' },
  'jobs-page': { help: 'Background work of the school: synchronisation, exports, schedules, and what came of each.', 'mine-help': 'Work that you have started. It goes on when you leave; results and files stay here.' },
};
