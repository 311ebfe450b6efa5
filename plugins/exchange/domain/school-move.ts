import { z } from 'zod';

/**
 * A whole school as one archive (全校資料搬遷): a member a table in COPY's text format, a member a file under its hash,
 * and the manifest, which comes last. Which tables there are is asked of the database's catalogue; what is said here is
 * only what does not go along, and what goes along otherwise than it stands.
 */
export const MOVE_FORMAT = 'portfolio-school/1';
export const MOVE_MANIFEST = 'manifest.json';

export const tableMember = (name: string): string => `tables/${name}.copy`;
export const fileMember = (sha256: string): string => `files/${sha256}`;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

export const moveManifest = z.strictObject({
  format: z.literal(MOVE_FORMAT),
  school: z.strictObject({ code: z.string().max(20), name: z.string().max(255) }),
  /** Settings that stand in the school's own row. */
  settings: z.strictObject({ website: z.string().max(2000).nullable(), staffSecondFactor: z.boolean() }),
  madeAt: z.string().max(40),
  /** Base64: with the archive's password it makes the key that national IDs are sealed with. */
  salt: z.base64().max(64),
  /** Whether the audit log was one unbroken chain when it left. */
  auditWhole: z.boolean(),
  /** In the order in which they lean on each other. */
  tables: z.array(z.strictObject({ name: identifier, columns: z.array(identifier).max(200), rows: z.int().min(0), sha256, bytes: z.int().min(0) })).max(500),
  files: z.array(z.tuple([sha256, z.int().min(1)])),
});
export type MoveManifest = z.infer<typeof moveManifest>;

/** What an archive holds, for people. */
export const moveContent = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.int() })), files: z.int(), fileBytes: z.int(), fromSchool: z.string(), madeAt: z.string().nullable(), auditWhole: z.boolean(),
});
export type MoveContent = z.infer<typeof moveContent>;

export const contentOf = ({ school, madeAt, auditWhole, tables, files }: MoveManifest): MoveContent => ({
  tables: tables.map(({ name, rows }) => ({ name, rows })), files: files.length, fileBytes: files.reduce((sum, [, bytes]) => sum + bytes, 0), fromSchool: `${school.code} ${school.name}`, madeAt, auditWhole,
});

export const rowsOf = ({ tables }: MoveContent): number => tables.reduce((sum, { rows }) => sum + rows, 0);

/** Tables of a school that stay behind, and why. Every other table with `school_id` goes along: a new one by itself. */
export const leftBehind: Readonly<Record<string, string>> = {
  account_tokens: 'secrets: links for one use',
  audit_anchors: 'made anew with the chain of the audit log',
  audit_heads: 'made anew with the chain of the audit log',
  exchange_schools: 'the records of the moves themselves',
  incoming_uploads: 'uploads that were under way; they live for a day',
  jobs: 'work of the former platform; what it brought about stands in tables of its own',
  recovery_codes: 'secrets: second factors are set up anew',
  second_factors: 'secrets: second factors are set up anew',
  sessions: 'secrets: everybody signs in anew',
  sync_upload_parts: 'previews of sheets; they live for a day',
  sync_uploads: 'previews of sheets; they live for a day',
};

interface Exception {
  /** Columns by an SQL expression that stands in their place. */
  columns?: Readonly<Record<string, string>>;
  /** Rows that go along. */
  where?: string;
  /** Columns with an id and no foreign key, by the table that they point at. */
  pointers?: Readonly<Record<string, string>>;
  /** National IDs, sealed with the platform's key and found by its index: sealed anew on both sides. */
  identity?: { sealed: string; index: string };
}

const withoutPassword = { password_sealed: 'null' };
const identity = { sealed: 'national_id_sealed', index: 'national_id_index' };

/** What goes along otherwise than it stands: without secrets, and without what only the former platform could go on with. */
export const exceptions: Readonly<Record<string, Exception>> = {
  accounts: { columns: { password_hash: 'null', password_state: `'none'`, initial_expires_at: 'null' } },
  students: { identity },
  teachers: { identity },
  mail_servers: { columns: withoutPassword },
  sync_connections: { columns: { secret_sealed: 'null' } },
  outbox_mails: { columns: { content_sealed: 'null' }, where: `state <> 'waiting'` },
  receipt_imports: { columns: { ...withoutPassword, spool_name: 'null' }, where: `state = 'done'` },
  exchange_exports: { columns: { ...withoutPassword, spool: 'null', state: `case when state in ('running', 'done') then 'ended' else state end`, ended_at: 'coalesce(ended_at, made_at)' } },
  exchange_imports: {
    columns: { ...withoutPassword, spool: 'null', state: `case when state in ('uploaded', 'checking', 'checked', 'applying') then 'ended' else state end`, ended_at: 'coalesce(ended_at, made_at)' },
  },
  link_openings: { pointers: { roster_export_id: 'roster_exports' } },
  audit_entries: { pointers: { account_id: 'accounts' } },
};

/** Of Strapi's own: platform staff, who do not come along. */
export const platformColumns: readonly string[] = ['created_by_id', 'updated_by_id'];

/** Columns that name bytes of the store. Every hash in them must have come with the archive. */
export const fileColumns: Readonly<Record<string, string>> = { stored_files: 'sha_256', roster_exports: 'sha_256' };

/** What a school has from its first day, and gives up for what comes. */
export const beginnings: readonly string[] = ['terms', 'school_parameters', 'notifications'];
/** What may be there besides and stays: the administrators, and what was written about them. */
export const kept: readonly string[] = ['accounts', 'audit_entries', 'outbox_mails'];

export interface CatalogueTable {
  name: string;
  columns: string[];
  /** Columns that point at a row of another table of the school. */
  keys: { column: string; target: string }[];
}

/**
 * Tables so that each comes after those that it points at; the audit log last, whose chain holds up everybody else.
 * @throws Error where tables point at each other in a circle
 */
export function inOrder<T extends Pick<CatalogueTable, 'name' | 'keys'>>(tables: readonly T[]): T[] {
  const waiting = new Map([...tables].sort((a, b) => a.name.localeCompare(b.name)).map((table) => [table.name, table]));
  const audit = waiting.get('audit_entries');
  waiting.delete('audit_entries');
  const ordered: T[] = [];
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(({ name, keys }) => keys.every(({ target }) => target === name || !waiting.has(target)));
    if (!next) throw new Error(`tables point at each other: ${[...waiting.keys()].join(', ')}`);
    waiting.delete(next.name);
    ordered.push(next);
  }
  return audit ? [...ordered, audit] : ordered;
}

/** Changes one line of COPY's text format, a field by its place; `\N` is null. National IDs and their seals need no escapes. */
export function withFields(line: string, change: (fields: string[]) => void): string {
  const fields = line.split('\t');
  change(fields);
  return fields.join('\t');
}

export const COPY_NULL = '\\N';

/** Lines that end in a chunk: in COPY's text format a row each, since what breaks a line within a value is escaped. */
export function linesIn(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}
