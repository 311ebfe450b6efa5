import { z } from 'zod';
import { defineErrors, defineRoute, done, errorsOf, idParams, line, publicId } from '@portfolio/kernel/contract';
import { limits } from '@portfolio/config/limits';

/** The resource of the list that a filter is for. */
const screen = z.string().regex(/^[a-z0-9-]{1,60}$/);
/** As the list's own filter takes it; it is checked when it is used. */
const filter = z.record(z.string().max(60), z.unknown()).refine((value) => JSON.stringify(value).length <= 4000);

export const savedFilter = z.object({ id: publicId, screen: z.string(), name: z.string(), filter: z.record(z.string(), z.unknown()) });
export type SavedFilter = z.infer<typeof savedFilter>;

/** The form of a new one, on both sides. */
export const savedFilterName = z.strictObject({ name: line(1, limits.savedFilters.name) });

export const savedFilterErrors = defineErrors({
  'saved-filters-full': { status: 409, when: 'The person keeps as many filters for this list as are taken (`limit`). Nothing was saved; delete one.' },
});
export const savedFilterError = errorsOf(savedFilterErrors);

/** Filters that a person keeps for a list, wherever he or she signs in. Nobody else sees them. */
export const savedFilterRoutes = {
  savedFilters: defineRoute({ method: 'GET', path: '/saved-filters', access: 'signed-in', summary: 'The person’s own filters of all lists', output: z.array(savedFilter) }),
  saveFilter: defineRoute({
    method: 'POST', path: '/saved-filters', access: 'signed-in', audit: 'saved-filter.saved', summary: 'Keeps a filter under a name; one with that name is replaced',
    body: z.strictObject({ screen, filter }).extend(savedFilterName.shape), output: savedFilter,
  }),
  removeFilter: defineRoute({ method: 'DELETE', path: '/saved-filters/:id', access: 'signed-in', audit: 'saved-filter.removed', summary: 'Removes one of the person’s own filters', params: idParams, output: done }),
};
