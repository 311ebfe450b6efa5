import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import EditCalendarIcon from '@mui/icons-material/EditCalendarOutlined';
import { useNotify, useTranslate } from 'react-admin';
import type { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { fieldMessages } from '@portfolio/kernel/contract';
import { isShort, lengthened, periodBody, routes, type Edition } from '@portfolio/receipts/contract';
import { ApiError, call } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { rocDateTime, rocEnd } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { PeriodFields } from './PeriodFields';
import { useRefreshReceipts } from './queries';
import { toForm, toPeriod, type PeriodForm } from './rules/period-form';

/** What the school holds of a term, a card a category, with the time for confirming. */
export function EditionTable({ editions }: { editions: readonly Edition[] }) {
  const translate = useTranslate();
  const mayEdit = useMay(routes.setPeriod.access);
  const [editing, setEditing] = useState<Edition | null>(null);
  const lengthen = useLengthen();
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: { md: '1fr 1fr' } }}>
      {editions.map((edition) => (
        <Paper key={edition.id} component="li" variant="outlined" sx={{ p: 2, display: 'grid', gap: 1 }} className="numeric">
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
            <Typography variant="h3">{translate(`enums.receiptCategory.${edition.category}`)}</Typography>
            <Typography sx={{ color: 'text.secondary' }}>{translate('receipts.import.version', { version: edition.version })}</Typography>
            {mayEdit && (
              <Button size="small" sx={{ ml: 'auto' }} startIcon={<EditCalendarIcon aria-hidden />} aria-label={translate('receipts.period.editOf', { category: translate(`enums.receiptCategory.${edition.category}`) })} onClick={() => setEditing(edition)}>
                {translate('receipts.period.edit')}
              </Button>
            )}
          </Box>
          <Facts edition={edition} onLengthen={mayEdit ? () => void lengthen.run(edition) : undefined} />
        </Paper>
      ))}
      {lengthen.error !== null && <Box component="li" sx={{ gridColumn: '1 / -1' }}><ErrorNote error={lengthen.error} /></Box>}
      {editing && <PeriodDialog edition={editing} onClose={() => setEditing(null)} />}
    </Box>
  );
}

/** Gives an edition the time that the rule asks for, from the same beginning. */
function useLengthen() {
  const notify = useNotify();
  const refresh = useRefreshReceipts();
  const [error, setError] = useState<unknown>(null);
  const run = async ({ id, startsAt, lockVersion }: Edition) => {
    setError(null);
    try {
      const { endsAt } = lengthened({ startsAt: new Date(startsAt) });
      await call(routes.setPeriod, { params: { id }, body: { startsAt, endsAt: endsAt.toISOString(), lockVersion } });
      await refresh();
      notify('receipts.period.saved', { type: 'success' });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return { run, error };
}

function Facts({ edition, onLengthen }: { edition: Edition; onLengthen?: () => void }) {
  const translate = useTranslate();
  const { startsAt, endsAt, students, strangers, rows, confirmed, reported, importedBy, importedAt, remindedAt } = edition;
  const column = (name: string) => translate(`receipts.import.columns.${name}`);
  const facts: [string, string][] = [
    [column('period'), translate('receipts.period.range', { from: rocDateTime(startsAt), until: rocEnd(endsAt) })],
    [column('students'), translate('receipts.import.counts', { students, rows })],
    [column('confirmed'), translate('receipts.unit.people', { count: confirmed })], [column('reported'), translate('receipts.unit.people', { count: reported })],
    [column('waiting'), translate('receipts.unit.people', { count: students - confirmed - reported })],
    [column('imported'), translate('receipts.import.importedBy', { name: importedBy ?? '', at: rocDateTime(importedAt) })],
  ];
  return (
    <>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 0.5, '& dt': { color: 'text.secondary' }, '& dd': { m: 0 } }}>
        {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
      </Box>
      {strangers > 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('receipts.import.strangers', { count: strangers })}</Typography>}
      {isShort({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }) && (
        <Alert severity="warning" variant="outlined" action={onLengthen && <Button color="inherit" size="small" aria-label={`${translate('receipts.period.mend', { days: limits.receipts.periodDays })}：${translate(`enums.receiptCategory.${edition.category}`)}`} onClick={onLengthen}>{translate('receipts.period.mend', { days: limits.receipts.periodDays })}</Button>}>
          {translate('receipts.period.short', { days: limits.receipts.periodDays })}
        </Alert>
      )}
      {remindedAt && <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('receipts.import.reminded', { at: rocDateTime(remindedAt) })}</Typography>}
    </>
  );
}

function PeriodDialog({ edition, onClose }: { edition: Edition; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshReceipts();
  const [form, setForm] = useState<PeriodForm>(() => toForm(edition));
  const name = translate(`enums.receiptCategory.${edition.category}`);
  const save = async () => {
    const parsed = periodBody.safeParse({ ...toPeriod(form), lockVersion: edition.lockVersion }, { reportInput: true });
    if (!parsed.success) throw new ApiError(422, 'invalid-input', periodFault(parsed.error, translate));
    await call(routes.setPeriod, { params: { id: edition.id }, body: parsed.data });
    await refresh();
    notify('receipts.period.saved', { type: 'success' });
  };
  return (
    <ConfirmDialog open title={translate('receipts.period.editOf', { category: name })} confirm={translate('ui.action.save')} onConfirm={save} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <PeriodFields label={name} value={form} onChange={setForm} />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('receipts.period.note')}</Typography>
      </Box>
    </ConfirmDialog>
  );
}

/** What the schema says of a time, in words. */
function periodFault(error: z.ZodError, translate: ReturnType<typeof useTranslate>): string {
  const { key, values } = Object.values(fieldMessages(error))[0];
  return key === 'errors.required' ? translate('receipts.period.wrong') : translate(key, values);
}
