import { z } from 'zod';
import { column, defineErrors, defineList, defineRoute, errorsOf, idParams, publicId } from '@portfolio/kernel/contract';
import { deputyStates } from '../domain/deputy';

export { deputyStates, type DeputyState } from '../domain/deputy';

export const deputyErrors = defineErrors({
  'deputy-self': { status: 422, when: 'A teacher is named as the own deputy; `fields.substituteId`.' },
  'deputy-order': { status: 422, when: 'The last day is before the first; `fields.endsOn`.' },
  'deputy-past': { status: 422, when: 'The first day is over: what was not done in time is not done by naming somebody afterwards; `fields.startsOn`.' },
  'deputy-long': { status: 422, when: 'More days than `limit`; `fields.endsOn`.' },
  'deputy-overlap': { status: 409, when: 'The teacher has a deputy in these days already (`name`, `from`, `until`).' },
  'deputy-ended': { status: 409, when: 'The period is over; nothing can be ended any more.' },
});
export const deputyError = errorsOf(deputyErrors);

const teacher = { kinds: ['teacher'] } as const;
const id = z.object({ id: publicId });
const period = { startsOn: z.iso.date(), endsOn: z.iso.date() };

export const deputyRoutes = {
  nameMyDeputy: defineRoute({
    method: 'POST', path: '/my-deputies', access: teacher, audit: 'deputy.named', summary: 'A teacher names who answers in the own place for some days',
    body: z.strictObject({ substituteId: publicId, ...period }), output: id,
  }),
  endMyDeputy: defineRoute({ method: 'POST', path: '/my-deputies/:id/end', access: teacher, audit: 'deputy.ended', summary: 'A teacher ends a period that runs or is to come', params: idParams, output: id }),
  nameDeputy: defineRoute({
    method: 'POST', path: '/deputies', access: { module: 'S0209S1', right: 'add' }, audit: 'deputy.named', summary: 'The school names a deputy for a teacher',
    body: z.strictObject({ teacherId: publicId, substituteId: publicId, ...period }), output: id,
  }),
  endDeputy: defineRoute({ method: 'POST', path: '/deputies/:id/end', access: { module: 'S0209S1', right: 'edit' }, audit: 'deputy.ended', summary: 'The school ends a period that runs or is to come', params: idParams, output: id }),
};

const columns = {
  teacherName: column.text(), substituteName: column.text(), startsOn: column.date(), endsOn: column.date(), state: column.enum('deputyState', deputyStates), setBy: column.text(),
};

/** All of the school's. */
export const deputyList = defineList({
  resource: 'deputies', summary: 'Deputies of the school’s teachers', access: { module: 'S0209S1', right: 'view' }, columns, defaultSort: ['startsOn', 'DESC'],
});

/** Those who answer for the teacher, and those for whom the teacher answers. */
export const myDeputyList = defineList({
  resource: 'my-deputies', summary: 'Periods in which somebody answers for the teacher, or the teacher for somebody', access: teacher,
  columns: { ...columns, mine: column.boolean({ hidden: true }) }, defaultSort: ['startsOn', 'DESC'],
});

/** Whom staff and teachers may choose from: people of the school who work there now, by name. */
export const colleagueList = defineList({
  resource: 'colleagues', summary: 'Teachers and staff of the school, to choose from', access: { kinds: ['administrator', 'staff', 'teacher'] },
  columns: { name: column.text(), teacherNo: column.text(), kind: column.enum('colleagueKind', ['teacher', 'staff']) },
  defaultSort: ['name', 'ASC'],
});
