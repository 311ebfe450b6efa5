import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { RocDateField } from '../shared/RocDateField';
import { isTooShort, lengthenedForm, type PeriodForm } from './rules/period-form';

interface PeriodFieldsProps {
  /** What it is the time of, for screen readers. */
  label: string;
  value: PeriodForm;
  onChange: (value: PeriodForm) => void;
  disabled?: boolean;
  /** What the schema says of it. */
  error?: string | null;
}

/** Start and end of the time for confirming, with a warning when it is shorter than the rule asks for. */
export function PeriodFields({ label, value, onChange, disabled, error }: PeriodFieldsProps) {
  const translate = useTranslate();
  return (
    <Box role="group" aria-label={`${label} ${translate('receipts.period.label')}`} sx={{ display: 'grid', gap: 1.5 }}>
      <Typography sx={{ fontWeight: 600 }}>{translate('receipts.period.label')}</Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 7rem', md: '1fr 7rem 1fr 7rem' }, gap: 1.5, alignItems: 'start' }}>
        <RocDateField label={translate('receipts.period.start')} value={value.startDate} onChange={(startDate) => onChange({ ...value, startDate })} disabled={disabled} required />
        <Hour label={translate('receipts.period.startHour')} value={value.startHour} onChange={(startHour) => onChange({ ...value, startHour })} disabled={disabled} />
        <RocDateField label={translate('receipts.period.end')} value={value.endDate} onChange={(endDate) => onChange({ ...value, endDate })} disabled={disabled} required />
        <Hour label={translate('receipts.period.endHour')} value={value.endHour} onChange={(endHour) => onChange({ ...value, endHour })} disabled={disabled} />
      </Box>
      {error && <Alert severity="error" variant="outlined">{error}</Alert>}
      {isTooShort(value) && !disabled && (
        <Alert severity="warning" variant="outlined" action={<Button color="inherit" size="small" aria-label={`${translate('receipts.period.mend', { days: limits.receipts.periodDays })}：${label}`} onClick={() => onChange(lengthenedForm(value))}>{translate('receipts.period.mend', { days: limits.receipts.periodDays })}</Button>}>
          {translate('receipts.period.short', { days: limits.receipts.periodDays })}
        </Alert>
      )}
    </Box>
  );
}

const HOURS = Array.from({ length: 25 }, (_, hour) => hour);

function Hour({ label, value, onChange, disabled }: { label: string; value: number; onChange: (hour: number) => void; disabled?: boolean }) {
  const translate = useTranslate();
  return (
    <TextField select label={label} value={value} disabled={disabled} onChange={({ target }) => onChange(Number(target.value))} slotProps={{ select: { native: true } }}>
      {HOURS.map((hour) => <option key={hour} value={hour}>{translate('receipts.period.hour', { hour })}</option>)}
    </TextField>
  );
}
