import fc from 'fast-check';
import { expect, it } from 'vitest';
import { courseWithoutReviewer } from './reviewers';

const teachers = fc.array(fc.record({ offeringKey: fc.integer({ min: 1, max: 4 }), course: fc.constant('課'), reviews: fc.boolean() }));

it('names a course exactly when none of its teachers reviews', () => {
  fc.assert(fc.property(teachers, (rows) => {
    const bare = [...new Set(rows.map(({ offeringKey }) => offeringKey))].filter((key) => !rows.some((row) => row.offeringKey === key && row.reviews));
    const found = courseWithoutReviewer(rows);
    expect(found === null).toBe(bare.length === 0);
    if (found) expect(bare).toContain(found.offeringKey);
  }));
});
