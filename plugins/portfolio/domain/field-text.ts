import { rocDate } from '@portfolio/kernel/domain/clock';
import type { CategoryField, Content } from './categories';

/** Code tables by list, as far as names are asked of them. */
type Names = Record<string, readonly { code: string; name: string }[]>;

/** A value of a performance as people read it; empty when there is none. */
export function fieldText({ type, list }: CategoryField, value: Content[string] | undefined, codes: Names): string {
  if (value === null || value === undefined) return '';
  if (type === 'date') return rocDate(String(value));
  if (type === 'code') return codes[list ?? '']?.find(({ code }) => code === value)?.name ?? String(value);
  return String(value);
}
