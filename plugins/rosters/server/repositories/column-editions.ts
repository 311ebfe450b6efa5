import type { Runner } from '@portfolio/kernel/server/database';
import { toCorrection } from '../../domain/column-editions';
import type { EditionContext, KeptEdition } from '../../domain/edition-checks';

/** They belong to the platform: no school is in these statements. */
const CORRECTIONS = `
  select jsonb_agg(jsonb_build_object('rosters', k.rosters, 'sheet', k.sheet, 'column', k."column", 'header', k.header, 'length', k.length, 'required', k.required = 'must-be-filled') order by c."order")
  from roster_column_editions_cmps c join roster_column_corrections k on k.id = c.cmp_id
  where c.entity_id = e.id and c.component_type = 'roster.column-correction'`;

export interface KeptEditions {
  /** Taipei's day by the database's clock. */
  today: string;
  /** All, in the order in which they were entered. */
  editions: KeptEdition[];
  approved: KeptEdition[];
}

/** The editions of the columns of rosters, in one statement. */
export async function findEditions(database: Pick<Runner, 'query'>): Promise<KeptEditions> {
  const [{ today, editions }] = await database.query<Omit<KeptEditions, 'approved'>>(
    `select to_char(now() at time zone 'Asia/Taipei', 'YYYY-MM-DD') as today, coalesce((
       select jsonb_agg(jsonb_build_object('id', e.document_id, 'number', e.number, 'notice', e.notice, 'noticeOn', e.notice_on, 'effectiveOn', e.effective_on,
         'note', e.note, 'approved', coalesce(e.approved, false), 'corrections', coalesce((${CORRECTIONS}), '[]')) order by e.id)
       from roster_column_editions e), '[]') as editions`,
  );
  const read = editions.map((edition) => ({ ...edition, corrections: edition.corrections.map(toCorrection) }));
  return { today, editions: read, approved: read.filter(({ approved }) => approved) };
}

/** What the rules of approval have to know of all schools; of each roster nothing but a day. */
export async function findEditionFacts(database: Pick<Runner, 'query'>): Promise<Omit<EditionContext, 'linkLength'>> {
  const [facts] = await database.query<Omit<EditionContext, 'linkLength'>>(
    `select to_char(now() at time zone 'Asia/Taipei', 'YYYY-MM-DD') as today, coalesce((
       select jsonb_object_agg(roster, day) from (
         select roster, max((made_at at time zone 'UTC') at time zone 'Asia/Taipei')::date as day from roster_exports where mode = 'final' and state <> 'failed' group by roster) last), '{}') as "lastFinal"`,
  );
  return facts;
}

/** A school by its code, with the year in which it works; null when it is not there or has no term. */
export async function findSchoolAtWork(database: Pick<Runner, 'query'>, code: string): Promise<{ key: number; code: string; name: string; year: number } | null> {
  const [school] = await database.query<{ key: number; code: string; name: string; year: number }>(
    `select s.id as key, s.code, s.name, t.year from schools s join terms t on t.school_id = s.id
     where s.code = :code order by coalesce(t.current, false) desc, t.year desc limit 1`, { code });
  return school ?? null;
}
