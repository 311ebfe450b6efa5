import type { ImportResult } from '../../contract';
import { keysOf, outcomeKey, performanceKey } from '../../domain/imported-key';
import type { InOutcome, InPerformance, InPost, InStudent, NamedFile, Read, RecordReason } from '../../domain/read-archive';

/** A record that can be written, with the key by which it is known again. */
export interface Planned<T> {
  key: string;
  label: string;
  record: T;
}

/** What of a student is new here; the result counts the rest. */
export interface Plan {
  outcomes: Planned<InOutcome>[];
  performances: Planned<InPerformance>[];
  posts: Planned<InPost>[];
  result: ImportResult;
}

const REASONS_KEPT = 200;

const postKey = ({ unit, post, startDate }: InPost): string => [unit, post, startDate].join('|');

/**
 * Sorts a student's records into new ones, those that were brought before, and those that cannot be taken.
 * @param faultOf why a file of a record cannot be taken, or null
 */
export function planStudent(student: InStudent, from: string, brought: ReadonlySet<string>, faultOf: (file: NamedFile, kind: 'document' | 'media') => RecordReason | null): Plan {
  const reasons: ImportResult['reasons'] = [];
  const withFiles = (record: { document: NamedFile | null; media: NamedFile | null }): RecordReason | null =>
    (record.document && faultOf(record.document, 'document')) ?? (record.media && faultOf(record.media, 'media'));
  const sort = <T>(read: readonly Read<T>[], keyOf: (record: T) => string, fault: (record: T) => RecordReason | null) => {
    const counts = { new: 0, same: 0, failed: 0 };
    const fine: Planned<T>[] = [];
    const whole = read.filter((each): each is { label: string; record: T } => each.record !== undefined);
    const keys = keysOf(whole.map(({ record }) => record), keyOf);
    for (const { label, reason } of read) if (reason) reasons.push({ label, reason });
    whole.forEach(({ label, record }, index) => {
      if (brought.has(keys[index])) {
        counts.same += 1;
        return;
      }
      const wrong = fault(record);
      if (wrong) reasons.push({ label, reason: wrong });
      else fine.push({ key: keys[index], label, record });
    });
    counts.new = fine.length;
    counts.failed = read.length - counts.new - counts.same;
    return { fine, counts };
  };
  const outcomes = sort(student.outcomes, (record) => outcomeKey(from, record), withFiles);
  const performances = sort(student.performances, (record) => performanceKey(from, record), withFiles);
  const posts = sort(student.posts, postKey, () => null);
  const files = [...outcomes.fine, ...performances.fine].reduce((sum, { record: { document, media } }) => sum + Number(document !== null) + Number(media !== null), 0);
  return {
    outcomes: outcomes.fine, performances: performances.fine, posts: posts.fine,
    result: { outcomes: outcomes.counts, performances: performances.counts, posts: posts.counts, files, reasons: reasons.slice(0, REASONS_KEPT) },
  };
}
