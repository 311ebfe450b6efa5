import type { auditTexts as original } from '../zh-Hant/audit';

export const auditTexts: typeof original = {
  audit: {
    'password.changed': 'Password changed', 'role-group.created': 'Role group added', 'role-group.changed': 'Role group changed', 'role-group.deleted': 'Role group deleted', 'role-group.modules-set': 'Modules of a group set', 'role-group.members-set': 'Members of a group set',
    'password.reset': 'Passwords reset', 'account.switched': 'Accounts switched off or on', 'temporary-account.opened': 'Temporary account opened', 'temporary-account.ended': 'Temporary account ended',
    'password.set-by-link': 'Password set by a link', 'email.change-asked': 'Change of e-mail asked for', 'email.changed': 'E-mail changed', 'language.set': 'Language set', 'session.ended': 'Session ended', 'session.others-ended': 'Other sessions ended',
    'second-factor.begun': 'Set-up of two-step sign-in begun', 'second-factor.switched-on': 'Two-step sign-in switched on', 'second-factor.switched-off': 'Two-step sign-in switched off', 'second-factor.codes-renewed': 'Recovery codes renewed', 'second-factor.code-used': 'Signed in by a recovery code', 'second-factor.taken-off': 'Two-step sign-in of another taken off', 'account-security.set': 'Account security set',
    'certification.reminded': 'Reminded teachers to certify', 'list.exported': 'Exported to Excel', 'job.file-opened': 'File of a job downloaded', 'file.uploaded': 'File uploaded', 'file.opened': 'File opened',
    'outcome.created': 'Outcome added', 'outcome.changed': 'Outcome changed', 'outcome.removed': 'Outcome deleted', 'outcome.sent': 'Outcome sent', 'outcome.withdrawn': 'Outcome withdrawn', 'outcome.ticked': 'Outcome ticked', 'outcome.unticked': 'Tick taken back',
    'outcome.certified': 'Outcome certified', 'outcome.returned': 'Outcome sent back', 'outcome.answer-undone': 'Answer taken back', 'student.outcomes-viewed': 'Outcomes of a student viewed',
    'parameters.changed': 'Parameters changed', 'term.added': 'Semester added', 'term.changed': 'Days of a semester changed', 'term.removed': 'Semester deleted', 'term.current-set': 'Current semester set',
    'window.added': 'Time of work added', 'window.changed': 'Time of work changed', 'window.removed': 'Time of work deleted', 'window.grade-copied': 'Times copied to other grades', 'window.year-copied': 'Times copied from last year',
    'counselling.assigned': 'Classes given to a counselling teacher', 'counselling.withdrawn': 'Classes taken from a counselling teacher', 'counselling.copied': 'Counselling teachers carried on', 'reviewers.changed': 'Reviewers of co-taught courses set',
    'performance.created': 'Performance added', 'performance.changed': 'Performance changed', 'performance.removed': 'Performance deleted', 'performance.ticked': 'Performances ticked', 'performance.unticked': 'Ticks of performances taken back', 'student.performances-viewed': 'A student’s performances viewed', 'file.upload-begun': 'Upload begun', 'file.upload-dropped': 'Upload given up', 'portfolio.download-started': 'Download of a portfolio started',
    'sync.started': 'Synchronisation started', 'sync.applied': 'Synchronised data written', 'sync.connection-saved': 'Connection saved', 'sync.connection-tested': 'Connection tested', 'sync.shrink-confirmed': 'Ended rows confirmed', 'sync.upload-previewed': 'Upload previewed', 'sync.upload-applied': 'Upload written',
    'roster.check-started': 'Roster check started', 'roster.export-started': 'Roster export started', 'roster.exported': 'Roster exported', 'roster.file-opened': 'Roster downloaded', 'roster.links-revoked': 'Roster links revoked',
    'mail.server-saved': 'Mail server saved', 'mail.server-removed': 'Mail server removed', 'mail.server-tried': 'Test mail sent', 'mail.retried': 'Mail sent again', 'notification.read': 'Message read', 'notification.all-read': 'All messages read',
  },
  jobs: { reminder: 'Reminders', sync: 'Synchronisation', 'roster-check': 'Roster check', 'roster-export': 'Roster export', 'portfolio-download': 'Download of a portfolio' },
};
