import { z } from 'zod';
import { defineRoute, done, idParams, publicId } from '@portfolio/kernel/contract';
import { fileKinds, fileName, fileReceipt, studentOnly } from './shared';

/**
 * A file in parts, for a network that breaks off: begin with its name and size, send parts from where it stands, finish.
 * A part counts once it is on the disk; its audit row is the file's, written at the end. What was begun is found again by the same name, size and hash.
 */
export const upload = z.object({
  id: publicId,
  /** Bytes that are safe so far; the next part begins here. */
  offset: z.int().min(0),
  bytes: z.int().min(1),
  /** Most bytes of a part. */
  partBytes: z.int().min(1),
});
export type Upload = z.infer<typeof upload>;

export const uploadRoutes = {
  beginUpload: defineRoute({
    method: 'POST', path: '/me/uploads', access: studentOnly, audit: 'file.upload-begun',
    summary: 'Begins a file in parts, or finds the one that was begun; answers with a receipt at once when the student has handed in the same bytes before',
    body: z.strictObject({ kind: z.enum(fileKinds), name: fileName, bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/).nullish() }),
    output: z.object({ upload: upload.nullable(), receipt: fileReceipt.nullable() }),
  }),
  upload: defineRoute({ method: 'GET', path: '/me/uploads/:id', access: studentOnly, summary: 'How much of a file has come', params: idParams, output: upload }),
  sendPart: defineRoute({
    method: 'PATCH', path: '/me/uploads/:id', access: studentOnly, raw: true, ownTransaction: true, audit: 'file.uploaded',
    summary: 'Takes the part that begins at `offset` (body: its bytes); answers once it is safe on the disk', params: idParams,
    query: z.object({ offset: z.coerce.number().int().min(0) }), output: upload,
  }),
  finishUpload: defineRoute({ method: 'POST', path: '/me/uploads/:id/finish', access: studentOnly, ownTransaction: true, audit: 'file.uploaded', summary: 'Puts the parts together and answers with the receipt', params: idParams, output: fileReceipt }),
  dropUpload: defineRoute({ method: 'DELETE', path: '/me/uploads/:id', access: studentOnly, audit: 'file.upload-dropped', summary: 'Gives up a file that was begun', params: idParams, output: done }),
};
