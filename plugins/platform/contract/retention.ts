/** How long data is kept, as platform staff see it. What is counted names no person. */
export const retentionKinds = ['jobs', 'messages', 'sync-runs', 'exports', 'audit', 'graduates'] as const;
export type RetentionKind = (typeof retentionKinds)[number];

export interface RetentionState {
  /** Of the last night in which rules were applied; null when there was none. */
  lastNight: { day: string; doneAt: string } | null;
  rules: {
    kind: RetentionKind;
    months: number;
    /** Applied each night; otherwise only counted. */
    enabled: boolean;
    reason: string | null;
    /** Rows that it would remove now, by school and table; schools without any are left out. */
    schools: { code: string; name: string; rows: Record<string, number> }[];
  }[];
}
