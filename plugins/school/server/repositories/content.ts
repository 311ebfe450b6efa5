import type { Runner } from '@portfolio/kernel/server/database';
import type { Cluster, Notice } from '../../contract';

/** What platform staff write in the admin and anyone may read. */
const SHOWN = `n.shown and n.published_on <= (now() at time zone 'Asia/Taipei')::date and (n.school_id is null or s.code = :schoolCode)`;
const LINE = `n.document_id as id, n.title, n.published_on as "publishedOn", n.school_id is not null as "ofSchool"`;
/** More news than anybody scrolls through; older ones are found by their address. */
const NOTICES = 200;

export async function findNotices(database: Runner, schoolCode: string | null): Promise<Notice[]> {
  return database.query<Notice>(
    `select ${LINE} from notices n left join schools s on s.id = n.school_id where ${SHOWN} order by n.published_on desc, n.id desc limit ${NOTICES}`,
    { schoolCode },
  );
}

/** One of the news with its text (Markdown), or null when it is not shown to this reader. */
export async function findNotice(database: Runner, id: string, schoolCode: string | null): Promise<(Notice & { body: string }) | null> {
  const [row] = await database.query<Notice & { body: string }>(
    `select ${LINE}, coalesce(n.body, '') as body from notices n left join schools s on s.id = n.school_id where n.document_id = :id and ${SHOWN}`,
    { id, schoolCode },
  );
  return row ?? null;
}

interface ClusterRow extends Omit<Cluster, 'links'> {
  links: unknown;
}

/** Links as staff typed them may be anything; only addresses of the web get out. */
function linksOf(links: unknown): Cluster['links'] {
  if (!Array.isArray(links)) return [];
  return links.flatMap((link: unknown) => {
    const { title, url } = (link ?? {}) as { title?: unknown; url?: unknown };
    return typeof url === 'string' && /^https?:\/\//i.test(url) ? [{ title: typeof title === 'string' && title ? title : url, url }] : [];
  });
}

export async function findClusters(database: Runner): Promise<Cluster[]> {
  const rows = await database.query<ClusterRow>(
    `select document_id as id, kind, code, name, summary, studies, subjects, traits, departments, leads_to as "leadsTo", links
     from clusters order by kind desc, position nulls last, code`,
  );
  return rows.map((row) => ({ ...row, links: linksOf(row.links) }));
}
