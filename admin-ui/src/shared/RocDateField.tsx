import { useEffect, useRef, useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import { useTranslate } from 'react-admin';
import { parseRocDate, rocDate } from '@portfolio/kernel/domain/clock';

interface RocDateFieldProps {
  label: string;
  /** ISO date (2022-02-14) or null. */
  value: string | null;
  /** Called with an ISO date or null; with what was typed when that is no date, so that the schema refuses it. */
  onChange: (value: string | null) => void;
  onBlur?: () => void;
  required?: boolean;
  disabled?: boolean;
  error?: boolean;
  helperText?: ReactNode;
  /** ISO dates between which the calendar lets one pick. */
  min?: string;
  max?: string;
}

const shown = (value: string | null): string => (value === null ? '' : /^\d{4}-\d{2}-\d{2}$/.test(value) ? rocDate(value) : value);

/** A day as Taiwan writes it: 111/02/14, 1110214 or 111-2-14 typed, or picked from the device's calendar. */
export function RocDateField({ label, value, onChange, onBlur, required, disabled, error, helperText, min, max }: RocDateFieldProps) {
  const translate = useTranslate();
  const [typed, setTyped] = useState(shown(value));
  const [isWrong, setWrong] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(shown(value));
    setWrong(false);
  }, [value]);
  const send = (next: string | null) => {
    sent.current = next;
    onChange(next);
  };
  const leave = () => {
    const text = typed.trim();
    const day = text === '' ? null : parseRocDate(text);
    setWrong(text !== '' && day === null);
    if (day) setTyped(rocDate(day));
    send(text === '' ? null : (day ?? text));
    onBlur?.();
  };
  return (
    <Box sx={{ position: 'relative' }}>
      <TextField
        label={label} value={typed} required={required} disabled={disabled} error={error || isWrong} fullWidth placeholder="111/02/14" autoComplete="off"
        helperText={isWrong ? translate('ui.form.bad-date') : (helperText ?? translate('ui.form.roc-date'))}
        onChange={({ target }) => {
          setTyped(target.value);
          const day = parseRocDate(target.value);
          if (day) send(day);
        }}
        onBlur={leave}
        slotProps={{
          htmlInput: { inputMode: 'text', className: 'numeric' },
          input: { endAdornment: <InputAdornment position="end"><IconButton edge="end" disabled={disabled} aria-label={`${label}：${translate('ui.form.pick-date')}`} onClick={() => calendar.current?.showPicker()}><CalendarIcon /></IconButton></InputAdornment> },
        }}
      />
      <input
        ref={calendar} type="date" tabIndex={-1} aria-hidden value={value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ''} min={min} max={max}
        onChange={({ target }) => {
          const day = target.value || null;
          setTyped(shown(day));
          setWrong(false);
          send(day);
        }}
        style={{ position: 'absolute', right: 0, top: 40, width: 1, height: 1, opacity: 0, border: 0, padding: 0, pointerEvents: 'none' }}
      />
    </Box>
  );
}
