/** Cards side by side where there is room, below each other on a phone. For a list element. */
export const cardGrid = {
  display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 330px), 1fr))', gap: 2, listStyle: 'none', m: 0, p: 0, '& > li': { display: 'grid', minWidth: 0 },
} as const;
