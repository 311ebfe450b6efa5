import type { Runner } from '@portfolio/kernel/server/database';

/** What the file store must hold. Bytes belong to no school: the same bytes are one file. */
export interface Blob {
  sha256: string;
  bytes: number;
}

const COLUMNS = 'sha_256 as sha256, bytes';

/** The next blobs after a hash, in order; all of them, a page at a time. */
export const findBlobsAfter = (database: Runner, sha256: string, limit: number): Promise<Blob[]> =>
  database.query<Blob>(`select ${COLUMNS} from blobs where sha_256 > :sha256 and tombstoned_at is null order by sha_256 limit :limit`, { sha256, limit });

/** Those that the watch looks at: the newest, which a store rolled back loses first, some from anywhere, and what is lost. */
export const findWatchedBlobs = (database: Runner, { from, limit }: { from: string; limit: number }): Promise<Blob[]> =>
  database.query<Blob>(
    `(select ${COLUMNS} from blobs where tombstoned_at is null order by kept_at desc limit :limit)
     union (select ${COLUMNS} from blobs where tombstoned_at is null and sha_256 >= :from order by sha_256 limit :limit)
     union (select ${COLUMNS} from blobs where lost_at is not null order by sha_256 limit :limit)`,
    { from, limit },
  );

/** Writes down what was found: since when each is lost, or that it is there. @param proved the bytes were hashed again. */
export async function noteBlobs(database: Runner, { there, lost, proved }: { there: string[]; lost: string[]; proved: boolean }): Promise<void> {
  await database.run(
    `update blobs set lost_at = case when sha_256 = any(:lost::text[]) then coalesce(lost_at, now()) end,
       verified_at = case when :proved::boolean and sha_256 = any(:there::text[]) then now() else verified_at end
     where (sha_256 = any(:lost::text[]) and lost_at is null) or (sha_256 = any(:there::text[]) and (lost_at is not null or :proved::boolean))`,
    { there, lost, proved },
  );
}

export const countLostBlobs = async (database: Runner): Promise<number> =>
  (await database.query<{ lost: number }>('select count(*)::int as lost from blobs where lost_at is not null and tombstoned_at is null'))[0].lost;

/** Which of these hashes the store need not hold. */
export const findUnknown = async (database: Runner, hashes: string[]): Promise<string[]> =>
  (await database.query<{ sha256: string }>('select h as sha256 from unnest(:hashes::text[]) h where not exists (select 1 from blobs b where b.sha_256 = h)', { hashes })).map(({ sha256 }) => sha256);

/** A file of a student that is lost, and what it belongs to: enough to ask for the same bytes again. */
export interface Affected {
  schoolCode: string;
  studentNo: string;
  item: 'outcome' | 'performance' | 'file';
  state: string | null;
  title: string | null;
  fileName: string;
  sha256: string;
  lostAt: Date;
}

export const findAffected = (database: Runner): Promise<Affected[]> =>
  database.query<Affected>(
    `select s.code as "schoolCode", st.student_no as "studentNo", coalesce(item.kind, 'file') as item, item.state, item.title, f.name as "fileName", f.sha_256 as sha256, b.lost_at as "lostAt"
     from blobs b join stored_files f on f.sha_256 = b.sha_256 join students st on st.id = f.student_id join schools s on s.id = f.school_id
     left join lateral (
       select 'outcome' as kind, o.state, o.brief as title from outcomes o where f.id in (o.document_file_id, o.media_file_id) and o.removed_at is null
       union all select 'performance', p.state, p.brief from performances p where f.id in (p.document_file_id, p.media_file_id) and p.removed_at is null) item on true
     where b.lost_at is not null order by s.code, st.student_no, f.name`,
  );
