import { z } from 'zod';
import { column, defineErrors, defineList, defineRoute, defineTexts, errorsOf, idParams, publicId } from '@portfolio/kernel/contract';

export const jobStates = ['waiting', 'running', 'done', 'failed'] as const;

export const job = z.object({
  id: publicId,
  kind: z.string(),
  state: z.enum(jobStates),
  /** What it does now, in words of the reader's language. */
  step: z.string().nullable(),
  done: z.int().nullable(),
  total: z.int().nullable(),
  message: z.string().nullable(),
  result: z.unknown(),
  /** Set when there is a file to fetch from `/jobs/:id/file`. */
  fileName: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});
export type Job = z.infer<typeof job>;

const healthOutput = z.object({ status: z.enum(['ok', 'failing']), checks: z.record(z.string(), z.string()) });

export const routes = {
  live: defineRoute({ method: 'GET', path: '/health/live', access: 'public', summary: 'The process answers', output: healthOutput }),
  ready: defineRoute({ method: 'GET', path: '/health/ready', access: 'public', summary: 'Database, files and jobs are there; 503 with what is wrong', output: healthOutput }),
  openapi: defineRoute({ method: 'GET', path: '/openapi.json', access: 'public', summary: 'This API, described', output: z.looseObject({ openapi: z.string() }) }),
  myJobs: defineRoute({ method: 'GET', path: '/me/jobs', access: 'signed-in', summary: 'The own recent jobs (最近工作), newest first', output: z.array(job) }),
  job: defineRoute({ method: 'GET', path: '/jobs/:id', access: 'signed-in', summary: 'One own job with its progress', params: idParams, output: job }),
  jobFile: defineRoute({ method: 'GET', path: '/jobs/:id/file', access: 'signed-in', audit: 'job.file-opened', ownTransaction: true, summary: 'The file that an own job has made', params: idParams }),
};

export const jobList = defineList({
  resource: 'jobs', summary: 'Background work of the school', access: { module: 'S0219S', right: 'view' }, personal: false,
  columns: {
    createdAt: column.datetime(), kind: column.text({ wordsUnder: 'jobs' }), state: column.enum('jobState', jobStates), message: column.text(),
    requestedBy: column.text(), endedAt: column.datetime(), done: column.number(), total: column.number(),
  },
  defaultSort: ['createdAt', 'DESC'],
});

export const operationsErrors = defineErrors({
  'job-running': { status: 409, when: 'The same work is waiting or running for this school; `jobId` is in no field: look at /me/jobs.' },
  'never-deleted': { status: 409, when: 'Rows of this kind are marked, never deleted.' },
  'append-only': { status: 409, when: 'The audit log can only grow.' },
});
export const operationsError = errorsOf(operationsErrors);

export const operationsTexts = defineTexts(
  {
    operations: { system: '系統排程' },
    enums: { jobState: { waiting: '等待中', running: '進行中', done: '已完成', failed: '失敗' } },
    resources: { jobs: { name: '背景工作', fields: { createdAt: '開始', kind: '工作', state: '狀態', message: '結果', requestedBy: '啟動者', endedAt: '結束', done: '完成', total: '總數' } } },
    errors: {
      'job-running': '同一項工作正在進行中，請等它完成。可於「最近工作」查看進度。',
      'never-deleted': '這類資料不會被刪除。',
      'append-only': '操作紀錄不可變更或刪除。',
      'job-failed': '工作沒有完成，資料沒有變更。請再試一次；若仍發生，請將代碼 %{reference} 告知系統管理者。',
    },
  },
  {
    operations: { system: 'Schedule' },
    enums: { jobState: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' } },
    resources: { jobs: { name: 'Background work', fields: { createdAt: 'Started', kind: 'Work', state: 'State', message: 'Result', requestedBy: 'By', endedAt: 'Ended', done: 'Done', total: 'Total' } } },
    errors: {
      'job-running': 'The same work is running; wait until it is done. Its progress is under “Recent work”.',
      'never-deleted': 'This kind of data is never deleted.',
      'append-only': 'The audit log cannot be changed or deleted.',
      'job-failed': 'The work was not done; nothing was changed. Try again; if it stays, tell support the code %{reference}.',
    },
  },
);
