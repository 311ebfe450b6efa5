import { auditOf } from '@portfolio/access/server/http/answer';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import { uploadRoutes as routes } from '../contract';
import { studentOf } from './people';
import { beginUpload, describeUpload, dropUpload, finishUpload, receivePart } from './use-cases/resume-upload';

const lengthOf = (header: string): number | null => (header === '' ? null : Number(header));

/** Files in parts. */
export const uploadBindings: Binding[] = [
  handle(routes.beginUpload, async ({ scope, session, body, note }) => {
    const begun = await beginUpload(scope, studentOf(session), { ...body, sha256: body.sha256 ?? null });
    note(begun.receipt?.id ?? begun.upload?.id ?? '', begun.receipt ? { sha256: begun.receipt.sha256, again: true } : { bytes: body.bytes });
    return begun;
  }),
  handle(routes.upload, ({ scope, session, params }) => describeUpload(scope, studentOf(session), params.id)),
  handle(routes.sendPart, ({ scope, session, params, query, http }) =>
    receivePart(scope, studentOf(session), params.id, query.offset, http.req, lengthOf(http.get('content-length')))),
  handle(routes.finishUpload, (request) =>
    finishUpload(request.scope, studentOf(request.session), request.params.id, (transaction, receipt) =>
      auditOf(transaction, request, 'file.uploaded', receipt.id, { sha256: receipt.sha256, bytes: receipt.bytes }))),
  handle(routes.dropUpload, ({ scope, session, params }) => dropUpload(scope, studentOf(session), params.id)),
];
