import type { ListSource } from '@portfolio/kernel/server/list-query';
import { rosterChangeLists, type FrozenSubject } from '../../contract';
import { rosters, rostersOf, type RosterOf } from '../../domain/columns';
import { frozenOf } from './roster-exports';

/** Cells that hold a file: its hash tells a reader nothing. Cells are kept by their columns' keys, which are the headings of the table of rosters. */
const FILES = [...new Set(Object.values(rosters as Record<string, RosterOf>).flatMap(({ sheets }) => sheets.flatMap(({ columns }) =>
  columns.filter(({ source }) => source === 'documentLink' || source === 'mediaLink').map(({ key }) => key))))];

/** The final export before, of the same roster and grades. */
const BEFORE = `(
  select max(p.id) as id from roster_exports p
  where p.school_id = :school and p.year = x.year and p.roster = x.roster and p.grades = x.grades and p.mode = 'final' and p.state in ('done', 'revoked', 'unlocked') and p.id < x.id)`;

const itemsOf = (column: string, exportId: string): string => `(
  select i.${column} as item, i.sheet, i.row_no, i.cells from roster_items i where i.school_id = :school and i.roster_export_id = ${exportId} and i.${column} is not null)`;

/** The headings whose cells differ, each with what stood there and what stands there now. */
const WHAT = `(
  select string_agg(key || case when key = any(:files) then '' else '：' || coalesce(nullif(b.value, ''), '-') || ' → ' || coalesce(nullif(n.value, ''), '-') end, '；')
  from jsonb_each_text(c.was) b(key, value) full join jsonb_each_text(c.now) n(key, value) using (key)
  where c.change = 'changed' and b.value is distinct from n.value)`;

/** What a final export changed against the one before, an item a row. One that has none before it has no changes. */
export const rosterChangeSource = (subject: FrozenSubject): ListSource<(typeof rosterChangeLists)[FrozenSubject]> => {
  const { table, column } = frozenOf[subject];
  return {
    list: rosterChangeLists[subject],
    id: 'o.document_id',
    from: `roster_exports x cross join lateral ${BEFORE} before
      cross join lateral (
        select coalesce(n.item, b.item) as item, coalesce(n.sheet, b.sheet) as sheet, coalesce(n.row_no, b.row_no) as row_no, b.cells as was, n.cells as now,
          case when b.item is null then 'added' when n.item is null then 'removed' else 'changed' end as change
        from ${itemsOf(column, 'x.id')} n full join ${itemsOf(column, 'before.id')} b on b.item = n.item
        where b.item is null or n.item is null or n.cells is distinct from b.cells or n.sheet <> b.sheet) c
      join ${table} o on o.id = c.item join students st on st.id = o.student_id
      left join lateral (
        select k.name, k.code, p.seat_no from placements p join school_classes k on k.id = p.school_class_id
        where p.school_id = :school and p.student_id = st.id and p.year = x.year order by p.ended_at nulls first, p.semester desc limit 1) place on true`,
    where: `x.school_id = :school and x.document_id = :exportId::text and x.mode = 'final' and x.state <> 'failed' and before.id is not null and x.roster = any(:rosters)`,
    values: { files: FILES, rosters: rostersOf(subject) },
    ties: 'place.code, place.seat_no, c.row_no',
    columns: {
      change: 'c.change', className: 'place.name', seatNo: 'place.seat_no', studentNo: 'st.student_no', name: 'st.name', sheet: 'c.sheet', row: 'c.row_no',
      brief: `coalesce(c.now, c.was) ->> '${subject === 'outcomes' ? '成果簡述' : '內容簡述'}'`, what: WHAT,
    },
  };
};
