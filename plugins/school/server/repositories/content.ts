import type { Runner } from '@portfolio/kernel/server/database';
import type { Notice } from '../../contract';

/** What platform staff write in the admin and anyone may read. */
export async function findNotices(database: Runner, schoolCode: string | null): Promise<Notice[]> {
  return database.query<Notice>(
    `select n.document_id as id, n.title, coalesce(n.body, '') as body, n.published_on as "publishedOn", n.school_id is not null as "ofSchool"
     from notices n left join schools s on s.id = n.school_id
     where n.shown and n.published_on <= (now() at time zone 'Asia/Taipei')::date and (n.school_id is null or s.code = :schoolCode)
     order by n.published_on desc, n.id desc limit 100`,
    { schoolCode },
  );
}

export interface ClusterRow {
  id: string;
  kind: 'university' | 'technical';
  code: string;
  name: string;
  studies: string | null;
  subjects: string | null;
  leadsTo: string | null;
}

export async function findClusters(database: Runner): Promise<ClusterRow[]> {
  return database.query<ClusterRow>(
    `select document_id as id, kind, code, name, studies, subjects, leads_to as "leadsTo" from clusters order by kind desc, position nulls last, code`,
  );
}
