import { rosters, variantOf, type Edition, type RosterOf } from './columns';

/** `000001_1100_26_學生課程學習成果名冊.xlsx`. @throws RangeError for grades that the roster is not exported for. */
export function fileNameOf(schoolCode: string, edition: Edition): string {
  const variant = variantOf(edition);
  if (!variant) throw new RangeError(`roster ${edition.roster} is not exported for grades ${edition.grades}`);
  const { name } = rosters[edition.roster] as RosterOf;
  return `${schoolCode}_${edition.year}${variant.semester}_${edition.roster}_${name}.xlsx`;
}
