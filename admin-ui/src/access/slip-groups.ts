import type { PasswordSlip } from '@portfolio/access/contract';

export interface SlipGroup {
  /** The class, or null for those who are in none. */
  className: string | null;
  kind: PasswordSlip['kind'];
  slips: PasswordSlip[];
}

const order = new Intl.Collator('zh-Hant-TW', { numeric: true });
const LAST = Number.MAX_SAFE_INTEGER;

/** Slips as they are handed out: a class after the other by seat, then those without a class by their kind. */
export function slipGroups(slips: readonly PasswordSlip[]): SlipGroup[] {
  const groups = new Map<string, SlipGroup>();
  for (const slip of slips) {
    const key = slip.className === null ? `kind ${slip.kind}` : `class ${slip.className}`;
    const group = groups.get(key) ?? { className: slip.className, kind: slip.kind, slips: [] };
    group.slips.push(slip);
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort((one, other) => Number(one.className === null) - Number(other.className === null) || order.compare(one.className ?? one.kind, other.className ?? other.kind));
  return sorted.map((group) => ({ ...group, slips: [...group.slips].sort(bySeat) }));
}

const bySeat = (one: PasswordSlip, other: PasswordSlip): number => (one.seatNo ?? LAST) - (other.seatNo ?? LAST) || order.compare(one.login, other.login);
