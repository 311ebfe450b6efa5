/** The demo's two schools: the same people at the first start and from the school administration system. */
export const DEMO_SEED = 1;

export const demoSchools = [
  { code: '000001', name: '示範高級中學', students: 240 },
  { code: '000002', name: '範例高級中學', students: 60 },
] as const;
