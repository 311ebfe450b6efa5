import type { auditTexts as original } from '../zh-Hant/audit';

export const auditTexts: typeof original = {
  audit: {
    'password.changed': 'Password changed', 'role-group.created': 'Role group added', 'role-group.changed': 'Role group changed', 'role-group.deleted': 'Role group deleted', 'role-group.modules-set': 'Modules of a group set', 'role-group.members-set': 'Members of a group set',
    'list.exported': 'Exported to Excel', 'job.file-opened': 'File of a job downloaded', 'file.uploaded': 'File uploaded', 'file.opened': 'File opened',
    'outcome.created': 'Outcome added', 'outcome.changed': 'Outcome changed', 'outcome.removed': 'Outcome deleted', 'outcome.sent': 'Outcome sent', 'outcome.withdrawn': 'Outcome withdrawn', 'outcome.ticked': 'Outcome ticked', 'outcome.unticked': 'Tick taken back',
    'outcome.certified': 'Outcome certified', 'outcome.returned': 'Outcome sent back', 'outcome.answer-undone': 'Answer taken back', 'student.outcomes-viewed': 'Outcomes of a student viewed',
    'performance.created': 'Performance added', 'performance.changed': 'Performance changed', 'performance.removed': 'Performance deleted', 'performance.ticked': 'Performances ticked', 'performance.unticked': 'Ticks of performances taken back', 'student.performances-viewed': 'A student’s performances viewed', 'file.upload-begun': 'Upload begun', 'file.upload-dropped': 'Upload given up', 'portfolio.download-started': 'Download of a portfolio started',
    'sync.started': 'Synchronisation started', 'sync.applied': 'Synchronised data written', 'sync.connection-saved': 'Connection saved', 'sync.connection-tested': 'Connection tested', 'sync.shrink-confirmed': 'Ended rows confirmed', 'sync.upload-previewed': 'Upload previewed', 'sync.upload-applied': 'Upload written',
    'roster.check-started': 'Roster check started', 'roster.export-started': 'Roster export started', 'roster.exported': 'Roster exported', 'roster.file-opened': 'Roster downloaded', 'roster.links-revoked': 'Roster links revoked',
  },
  jobs: { 'portfolio-download': 'Download of a portfolio', sync: 'Synchronisation', 'roster-check': 'Roster check', 'roster-export': 'Roster export' },
};
