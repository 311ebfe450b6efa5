import type { z } from 'zod';

/** A text key with its values. */
export interface FieldMessage {
  key: string;
  values: Record<string, string | number>;
}

type Issue = z.core.$ZodIssue;

const sizeKey = (issue: { origin: string }, direction: 'small' | 'big'): string =>
  issue.origin === 'string' ? `errors.too-${direction === 'small' ? 'short' : 'long'}` : `errors.too-${direction}`;

/** Nothing was filled in or picked. */
const isBlank = ({ input }: Issue): boolean => input === undefined || input === null || input === '';

/** The text for one broken rule, the same on both sides. A schema may name its own as a key `errors.…`, with values in `params`. */
export function fieldMessage(issue: Issue): FieldMessage {
  switch (issue.code) {
    case 'too_small': return issue.origin === 'string' && issue.minimum === 1 ? { key: 'errors.required', values: {} } : { key: sizeKey(issue, 'small'), values: { limit: Number(issue.minimum) } };
    case 'too_big': return { key: sizeKey(issue, 'big'), values: { limit: Number(issue.maximum) } };
    case 'invalid_type': return { key: isBlank(issue) ? 'errors.required' : 'errors.wrong-kind', values: {} };
    case 'invalid_value': return { key: isBlank(issue) ? 'errors.required' : 'errors.not-an-option', values: {} };
    case 'invalid_format': return { key: isBlank(issue) ? 'errors.required' : 'errors.wrong-format', values: {} };
    case 'unrecognized_keys': return { key: 'errors.unknown-field', values: { name: issue.keys.join(', ') } };
    case 'custom': return { key: issue.message.startsWith('errors.') ? issue.message : 'errors.wrong-format', values: (issue.params ?? {}) as FieldMessage['values'] };
    default: return { key: 'errors.wrong-format', values: {} };
  }
}

/** Field path (dotted; `` for the whole) to message, the first issue of a field winning. */
export function fieldMessages(error: z.ZodError): Record<string, FieldMessage> {
  const fields: Record<string, FieldMessage> = {};
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    fields[path] ??= fieldMessage(issue);
  }
  return fields;
}
