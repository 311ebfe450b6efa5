import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const schoolErrors = defineErrors({
  'window-closed': { status: 409, when: 'Outside the window of the item: before or after. `item`, `from` and `until` name it.' },
  'window-none': { status: 409, when: 'The school has set no window for the item, grade and term.' },
  'window-order': { status: 409, when: 'A window ends before it starts, or when it starts.' },
  'window-outside': { status: 409, when: 'A school’s window reaches out of the national window of its year; `from` and `until` name that.' },
  'window-national-none': { status: 409, when: 'The year has no national window for this kind of work yet, so no school can set its own. Platform staff set it in the admin.' },
  'window-taken': { status: 409, when: 'The grade has a window for this item and term already. Change that one.' },
  'term-order': { status: 409, when: 'A semester’s last day is before its first.' },
  'term-outside': { status: 409, when: 'A semester’s days lie outside its academic year (a month around it is allowed); `from` and `until` name the bounds.' },
  'term-overlap': { status: 409, when: 'A semester’s days overlap those of another, or come in the wrong order.' },
  'term-taken': { status: 409, when: 'The school has this semester already. Change that one.' },
  'term-current': { status: 409, when: 'The current semester cannot be deleted. Set another one first.' },
  'term-in-use': { status: 409, when: 'The semester has classes, courses or windows already, so it cannot be deleted.' },
  'reviewer-none': { status: 409, when: 'A co-taught course would be left without a teacher who reviews. `course` names it; nothing was saved.' },
});
export const schoolError = errorsOf(schoolErrors);
