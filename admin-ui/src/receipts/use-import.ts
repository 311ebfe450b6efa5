import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { z } from 'zod';
import { fieldMessages } from '@portfolio/kernel/contract';
import { importBody, routes, type ReceiptCategory } from '@portfolio/receipts/contract';
import { call } from '../providers/api';
import { isTooShort, lengthenedForm, toForm, toPeriod, type PeriodForm } from './rules/period-form';

type Opened = z.output<NonNullable<typeof routes.open.output>>;
type Uploaded = z.output<NonNullable<typeof routes.upload.output>>;

const UPLOAD_MS = 30 * 60_000;
const OPEN_MS = 5 * 60_000;

/** The way of an archive: chosen, uploaded, opened with its password, its parts ticked, taken. */
export function useImport(term: string, onStart: (jobId: string) => void) {
  const notify = useNotify();
  const translate = useTranslate();
  const [uploaded, setUploaded] = useState<Uploaded | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [periods, setPeriods] = useState<Partial<Record<ReceiptCategory, PeriodForm>>>({});
  const [ticked, setTicked] = useState<ReadonlySet<ReceiptCategory>>(new Set());
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const doing = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const reset = () => {
    setUploaded(null);
    setOpened(null);
    setFaults({});
    setError(null);
  };

  const short = [...ticked].filter((category) => isTooShort(periods[category] as PeriodForm));

  return {
    uploaded, opened, periods, ticked, faults, busy, error,
    /** How many of the ticked categories have less time than the rule asks for. */
    short: short.length,
    lengthen: () => setPeriods({ ...periods, ...Object.fromEntries(short.map((category) => [category, lengthenedForm(periods[category] as PeriodForm)])) }),
    choose: (file: File) => doing(async () => {
      reset();
      setUploaded(await call(routes.upload, { query: { name: file.name, term }, raw: file, timeoutMs: UPLOAD_MS }));
    }),
    /** @throws ApiError, for the form */
    open: async (password: string) => {
      if (!uploaded) return;
      const found = await call(routes.open, { params: { id: uploaded.id }, body: { password }, timeoutMs: OPEN_MS });
      setOpened(found);
      setPeriods(Object.fromEntries(found.parts.map(({ category }) => [category, toForm(found.period)])));
      setTicked(new Set(found.parts.filter(({ change }) => change === 'new').map(({ category }) => category)));
    },
    setPeriod: (category: ReceiptCategory, period: PeriodForm) => {
      setPeriods({ ...periods, [category]: period });
      setFaults({});
    },
    toggle: (category: ReceiptCategory) => setTicked(new Set(ticked.has(category) ? [...ticked].filter((other) => other !== category) : [...ticked, category])),
    drop: () => doing(async () => {
      if (uploaded) await call(routes.drop, { params: { id: uploaded.id } });
      reset();
    }),
    start: () => doing(async () => {
      if (!uploaded) return;
      const chosen = [...ticked];
      const body = { parts: chosen.map((category) => ({ category, ...toPeriod(periods[category] as PeriodForm) })) };
      const parsed = importBody.safeParse(body, { reportInput: true });
      if (!parsed.success) {
        const found = faultsOf(parsed.error, chosen, translate);
        setFaults(found);
        notify(Object.entries(found).map(([category, fault]) => `${translate(`enums.receiptCategory.${category}`)}：${fault}`).join('\n'), { type: 'error', multiLine: true });
        return;
      }
      const { jobId } = await call(routes.start, { params: { id: uploaded.id }, body: parsed.data });
      reset();
      onStart(jobId);
    }),
  };
}

export type ReceiptImport = ReturnType<typeof useImport>;

/** What is wrong with the time of each category. */
function faultsOf(error: z.ZodError, chosen: readonly ReceiptCategory[], translate: ReturnType<typeof useTranslate>): Record<string, string> {
  const entries = Object.entries(fieldMessages(error)).map(([path, { key, values }]): [string, string] => [
    chosen[Number(path.split('.')[1])] ?? '', key === 'errors.required' ? translate('receipts.period.wrong') : translate(key, values),
  ]);
  return Object.fromEntries(entries.reverse());
}
