/**
 * Error codes that every capability may answer. A capability adds its own with `defineErrors` in its contract.
 * The text for people stands in the capability's catalogue under `errors.<code>`; the prose here is for developers.
 */
export interface ErrorKind {
  /** HTTP status. */
  status: number;
  /** When it is thrown, and what a caller should do. */
  when: string;
}

export const defineErrors = <T extends Record<string, ErrorKind>>(errors: T): T => errors;

export const kernelErrors = defineErrors({
  'invalid-input': { status: 422, when: 'A field breaks its schema; `fields` names each one. Show the message beside the field.' },
  'invalid-json': { status: 400, when: 'The body is not JSON. Send valid JSON.' },
  'signed-out': { status: 401, when: 'No session, or it has ended. Refresh once, then sign in again.' },
  'not-allowed': { status: 403, when: 'The session is good but holds no right to this route.' },
  'password-change-required': { status: 403, when: 'An initial password was used; only changing it is open.' },
  'not-found': { status: 404, when: 'No such object in this school, or none that this person may see: the two look the same.' },
  conflict: { status: 409, when: 'A unique key is taken; `fields` names it.' },
  changed: { status: 409, when: 'Somebody else changed the object meanwhile. Reload and try again.' },
  'still-used': { status: 409, when: 'Other rows lean on the object; it cannot be removed.' },
  'too-large': { status: 413, when: 'The body is larger than the route takes.' },
  'too-many-requests': { status: 429, when: 'Slow down; `Retry-After` says for how many seconds.' },
  unavailable: { status: 503, when: 'A part that the request needs is down. Nothing was changed; try again.' },
  'archive-unreadable': { status: 422, when: 'No ZIP archive, or one that was cut off: its directory cannot be read.' },
  'archive-damaged': { status: 422, when: 'The checksum or authentication code of an entry (`name`) is wrong, or its data ends early.' },
  'archive-password': { status: 422, when: 'The password does not open the entry (`name`), or there is none.' },
  'archive-large': { status: 413, when: 'The archive has more bytes than are taken (`limit` MiB).' },
  'archive-entries': { status: 422, when: 'The archive has more entries than are taken (`limit`).' },
  'archive-entry-large': { status: 422, when: 'An entry (`name`) unpacks to more than `limit` MiB.' },
  'archive-bomb': { status: 422, when: 'An entry (`name`) or the whole unpacks to far more than it takes packed.' },
  'archive-path': { status: 422, when: 'The name of an entry (`name`) leads out of the archive: absolute, a drive, or upwards.' },
  'archive-link': { status: 422, when: 'An entry (`name`) is a link or another thing that is neither file nor folder.' },
  'archive-twice': { status: 422, when: 'Two entries have the same name (`name`).' },
  'archive-overlap': { status: 422, when: 'Two entries share bytes (`name`).' },
  'archive-nested': { status: 422, when: 'An entry (`name`) is an archive itself.' },
  'archive-method': { status: 422, when: 'An entry (`name`) is packed or encrypted in a way that is not read: only stored or deflated, ZipCrypto or AES.' },
  'file-infected': { status: 422, when: 'The virus scanner found something (`name`) in a file. It was not kept.' },
  unexpected: { status: 500, when: 'A fault of ours, logged under the quoted reference. Nothing was changed.' },
});

export interface ErrorBody {
  error: {
    code: string;
    message: string;
    /** Field path (dotted) to message. */
    fields?: Record<string, string>;
    /** Quote this to support; it stands in the server's log. */
    reference?: string;
  };
}

/** A refusal that the client is told of. Everything else that is thrown becomes `unexpected`. */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly values: Record<string, string | number> = {},
    /** Field path to the key of its text (`errors.…`). */
    readonly fields: Record<string, string> = {},
  ) {
    super(code);
    this.name = 'AppError';
  }
}

/**
 * Makes the thrower of one catalogue: `refuse('window-closed', { until })`.
 * @returns a function that builds (does not throw) an AppError with the status declared for the code.
 */
export function errorsOf<T extends Record<string, ErrorKind>>(kinds: T) {
  return (code: keyof T & string, values?: Record<string, string | number>, fields?: Record<string, string>): AppError =>
    new AppError(code, kinds[code].status, values, fields);
}

export const kernelError = errorsOf(kernelErrors);
