import { useCallback, useState, type FormEvent } from 'react';
import { useForm, type DefaultValues, type FieldErrors, type FieldValues, type Path, type Resolver, type UseFormReturn } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import { fieldMessages } from '@portfolio/kernel/contract';
import { ApiError, toApiError } from '../providers/api';
import { useWarnUnsaved } from './use-warn-unsaved';

type Input<S extends z.ZodType> = z.input<S> & FieldValues;

export interface ContractForm<S extends z.ZodType> {
  form: UseFormReturn<Input<S>>;
  /** For the form element's onSubmit. */
  submit: (event?: FormEvent) => Promise<void>;
  /** What the server refused beyond single fields. */
  error: ApiError | null;
  busy: boolean;
}

/**
 * A form over the schema by which the server checks too: the same messages at the same fields, those of the server
 * included. Nothing that was typed is lost by a refusal.
 * @param onSubmit gets the parsed values; what it throws is shown
 */
export function useContractForm<S extends z.ZodType>(
  schema: S,
  { values, onSubmit }: { values: DefaultValues<Input<S>>; onSubmit: (values: z.output<S>) => Promise<unknown> },
): ContractForm<S> {
  const translate = useTranslate();
  const [error, setError] = useState<ApiError | null>(null);
  const resolver = useCallback<Resolver<Input<S>>>((typed) => {
    const result = schema.safeParse(typed, { reportInput: true });
    if (result.success) return { values: result.data as Input<S>, errors: {} };
    return { values: {}, errors: errorsOf<Input<S>>(fieldMessages(result.error), translate) };
  }, [schema, translate]);
  const form = useForm<Input<S>>({ defaultValues: values, resolver, mode: 'onTouched' });
  const { isDirty, isSubmitting } = form.formState;
  useWarnUnsaved(isDirty && !isSubmitting);

  const submit = form.handleSubmit(async (parsed) => {
    setError(null);
    try {
      await onSubmit(parsed as unknown as z.output<S>);
    } catch (thrown) {
      setError(placeFields(form, toApiError(thrown)));
    }
  });
  return { form, submit, error, busy: isSubmitting };
}

function errorsOf<T extends FieldValues>(messages: ReturnType<typeof fieldMessages>, translate: ReturnType<typeof useTranslate>): FieldErrors<T> {
  const errors: Record<string, unknown> = {};
  for (const [path, { key, values }] of Object.entries(messages)) place(errors, path, { type: 'rule', message: translate(key, values) });
  return errors as FieldErrors<T>;
}

/** react-hook-form wants the errors as a tree: `captcha.answer` below `captcha`. */
function place(tree: Record<string, unknown>, path: string, leaf: unknown): void {
  const parts = path.split('.');
  const last = parts.pop() as string;
  let at = tree;
  for (const part of parts) at = (at[part] ??= {}) as Record<string, unknown>;
  at[last] = leaf;
}

/** Puts the server's words at the fields; what is left to say above the form is the rest. */
function placeFields<T extends FieldValues>(form: UseFormReturn<T>, error: ApiError): ApiError | null {
  const known = Object.entries(error.fields).filter(([path]) => form.getFieldState(path as Path<T>) && path in flat(form.getValues()));
  known.forEach(([path, message], index) => form.setError(path as Path<T>, { type: 'server', message }, { shouldFocus: index === 0 }));
  return known.length > 0 && known.length === Object.keys(error.fields).length ? null : error;
}

function flat(values: Record<string, unknown>, prefix = ''): Record<string, unknown> {
  return Object.entries(values).reduce<Record<string, unknown>>((all, [name, value]) => {
    const path = `${prefix}${name}`;
    const isTree = typeof value === 'object' && value !== null && !Array.isArray(value);
    return { ...all, [path]: value, ...(isTree ? flat(value as Record<string, unknown>, `${path}.`) : {}) };
  }, {});
}
