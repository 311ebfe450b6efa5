import type { auditTexts as original } from '../zh-Hant/audit';

export const auditTexts: typeof original = {
  audit: {
    'password.changed': 'Password changed', 'role-group.created': 'Role group added', 'role-group.changed': 'Role group changed', 'role-group.deleted': 'Role group deleted', 'role-group.modules-set': 'Modules of a group set', 'role-group.members-set': 'Members of a group set',
    'password.reset': 'Passwords reset', 'account.switched': 'Accounts switched off or on', 'temporary-account.opened': 'Temporary account opened', 'temporary-account.ended': 'Temporary account ended',
    'password.set-by-link': 'Password set by a link', 'email.change-asked': 'Change of e-mail asked for', 'email.changed': 'E-mail changed', 'language.set': 'Language set', 'session.ended': 'Session ended', 'session.others-ended': 'Other sessions ended',
    'second-factor.begun': 'Set-up of two-step sign-in begun', 'second-factor.switched-on': 'Two-step sign-in switched on', 'second-factor.switched-off': 'Two-step sign-in switched off', 'second-factor.codes-renewed': 'Recovery codes renewed', 'second-factor.code-used': 'Signed in by a recovery code', 'second-factor.taken-off': 'Two-step sign-in of another taken off', 'account-security.set': 'Account security set',
    'list.exported': 'Exported to Excel', 'job.file-opened': 'File of a job downloaded', 'file.uploaded': 'File uploaded', 'file.opened': 'File opened',
    'outcome.created': 'Outcome added', 'outcome.changed': 'Outcome changed', 'outcome.removed': 'Outcome deleted', 'outcome.sent': 'Outcome sent', 'outcome.withdrawn': 'Outcome withdrawn', 'outcome.ticked': 'Outcome ticked', 'outcome.unticked': 'Tick taken back',
    'outcome.certified': 'Outcome certified', 'outcome.returned': 'Outcome sent back', 'outcome.answer-undone': 'Answer taken back', 'student.outcomes-viewed': 'Outcomes of a student viewed', 'outcome.unlocked': 'Outcome unlocked',
    'deputy.named': 'Deputy named', 'deputy.ended': 'Deputy’s period ended',
    'certification-group.created': 'Group added', 'certification-group.renamed': 'Group renamed', 'certification-group.deleted': 'Group deleted', 'certification-group.staff-set': 'Staff of a group set', 'certification-stages.set': 'Order of stages set',
    'study-plan.created': 'Self-study plan added', 'study-plan.changed': 'Self-study plan changed', 'study-plan.result-written': 'Result of a plan written', 'study-plan.removed': 'Self-study plan deleted', 'study-plan.submitted': 'Self-study plan submitted', 'study-plan.withdrawn': 'Self-study plan withdrawn', 'study-plan.passed': 'Self-study plan passed', 'study-plan.returned': 'Self-study plan sent back',
    'counselling-record.created': 'Counselling record added', 'counselling-record.changed': 'Counselling record changed', 'counselling-record.removed': 'Counselling record deleted', 'counselling-record.read': 'Counselling record signed off', 'student.portfolio-viewed': 'Portfolio of a class’s student viewed',
    'sync.started': 'Synchronisation started', 'sync.applied': 'Synchronised data written', 'sync.connection-saved': 'Connection saved', 'sync.connection-tested': 'Connection tested', 'sync.shrink-confirmed': 'Ended rows confirmed', 'sync.upload-previewed': 'Upload previewed', 'sync.upload-applied': 'Upload written',
    'roster.check-started': 'Roster check started', 'roster.export-started': 'Roster export started', 'roster.exported': 'Roster exported', 'roster.file-opened': 'Roster downloaded', 'roster.links-revoked': 'Roster links revoked',
    'mail.server-saved': 'Mail server saved', 'mail.server-removed': 'Mail server removed', 'mail.server-tried': 'Test mail sent', 'mail.retried': 'Mail sent again', 'notification.read': 'Message read', 'notification.all-read': 'All messages read',
  },
  jobs: { reminder: 'Reminders', sync: 'Synchronisation', 'roster-check': 'Roster check', 'roster-export': 'Roster export' },
};
