import type { teachingScreenTexts as original } from '../zh-Hant/teaching';

export const teachingScreenTexts: typeof original = {
  screens: { myDeputies: 'Deputies', deputies: 'Deputies of teachers' },
  deputies: {
    help: 'Who answers in the place of a teacher who is away, for some days; the record names both.',
    'my-help': 'Name a teacher who certifies outcomes in your place for some days; the record names both. Periods in which you stand in for others are listed too.',
    empty: 'No deputy has been named yet.', 'my-empty': 'No deputy at present: you have named none, and stand in for nobody.',
    add: 'Add a deputy', 'add-title': 'Add a deputy', 'no-teacher': 'No such teacher.', 'substitute-help': 'Type a part of the name or number, then choose from the list.', 'ends-help': 'Until the end of this day. At most %{limit} days, and one deputy at a time.',
    end: 'End', 'end-title': 'End this period?', 'end-text': 'Ends 1 period: %{substitute} for %{teacher}, %{from} to %{until}. From now on the deputy can answer no more; what was answered stays.', ended: 'The period has ended.',
  },
};
