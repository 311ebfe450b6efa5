import { moduleCodes, rights, type AccountKind, type ModuleCode, type Right } from '@portfolio/config/permissions';
import type { Access } from '@portfolio/kernel/contract';

export type HeldRights = Partial<Record<ModuleCode, Right[]>>;

/** One row of a group that is in use. */
export interface GroupModule {
  code: string;
  add: boolean;
  edit: boolean;
  delete: boolean;
}

const isModule = (code: string): code is ModuleCode => (moduleCodes as string[]).includes(code);

/** The union of what several groups give: having a module is to see it. */
export function unionOf(groupModules: readonly GroupModule[]): HeldRights {
  const held: HeldRights = {};
  for (const given of groupModules) {
    if (!isModule(given.code)) continue;
    const before = held[given.code] ?? [];
    held[given.code] = rights.filter((right) => right === 'view' || before.includes(right) || given[right]);
  }
  return held;
}

export const allRights = (): HeldRights => Object.fromEntries(moduleCodes.map((code) => [code, [...rights]]));

export interface Holder {
  kind: AccountKind;
  rights: HeldRights;
}

/** Whether a person may call a route. The use case still decides about the single object. */
export function mayCall(access: Access, holder: Holder | null): boolean {
  if (access === 'public') return true;
  if (!holder) return false;
  if (access === 'signed-in') return true;
  if ('kinds' in access) return access.kinds.includes(holder.kind);
  return holder.rights[access.module]?.includes(access.right) ?? false;
}

/**
 * A short mark of what a person holds, the same on both sides: each answer carries the server's, so that a browser
 * whose own differs knows that the rights have changed. Eight hexadecimal digits (FNV-1a), no secret.
 */
export function rightsMark(held: HeldRights): string {
  const text = moduleCodes.map((code) => `${code}${rights.filter((right) => held[code]?.includes(right)).join()}`).join(';');
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
