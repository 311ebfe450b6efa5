import { useCallback, useState } from 'react';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useController, type FieldValues } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { fieldsOf, type CategoryCode, type CategoryField, type CodeLists, type FileReceipt } from '@portfolio/portfolio/contract';
import { useTerm } from '../providers/session';
import { FormNumber, FormSelect, FormText } from '../shared/FormField';
import { FormRocDate } from '../shared/FormRocDate';
import { FileUpload } from './FileUpload';

interface PerformanceFieldsProps {
  category: CategoryCode;
  codes: CodeLists;
  /** What is attached when the form opens. */
  document: FileReceipt | null;
  media: FileReceipt | null;
  onBusy: (kind: 'document' | 'media', busy: boolean) => void;
}

/** Year, the category's own fields, brief, files, link; each with its rule before it is broken. */
export function PerformanceFields({ category, codes, document, media, onBusy }: PerformanceFieldsProps) {
  const translate = useTranslate();
  return (
    <>
      <YearField />
      {fieldsOf(category).map((field) => <OwnField key={field.key} category={category} field={field} codes={codes} />)}
      <FormText name="brief" label={translate('performance.common.brief')} help={translate('performances.briefHelp', { max: limits.brief.max })} required multiline minRows={3} limit={limits.brief.max} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('performances.filesHelp')}</Typography>
      <FileField kind="document" attached={document} onBusy={onBusy} />
      <FileField kind="media" attached={media} onBusy={onBusy} />
      <FormText name="link" label={translate('performance.common.link')} help={translate('performances.linkHelp')} type="url" />
    </>
  );
}

function OwnField({ category, field: { key, type, required, length, list }, codes }: { category: CategoryCode; field: CategoryField; codes: CodeLists }) {
  const translate = useTranslate();
  const common = { name: `content.${key}`, label: translate(`performance.field.${category}.${key}`), required };
  const blank = translate('performances.choose');
  switch (type) {
    case 'text': return <FormText {...common} limit={length} help={required ? undefined : translate('performances.optional')} />;
    case 'date': return <FormRocDate {...common} />;
    case 'code': return <FormSelect {...common} blank={blank} options={(codes[list ?? ''] ?? []).map(({ code, name }) => ({ value: code, label: name }))} />;
    case 'semester': return <FormSelect {...common} blank={blank} options={['1', '2'].map((value) => ({ value, label: translate('home.semester', { semester: value }) }))} />;
    case 'year': return <FormNumber {...common} help={translate('performances.yearHelp')} />;
    case 'decimal': return <FormNumber {...common} help={translate(required ? 'errors.one-decimal' : 'performances.optionalDecimal')} />;
    case 'integer': return <FormNumber {...common} help={required ? undefined : translate('performances.optional')} />;
  }
}

/** The academic year for which it may be ticked: one of those that the school has terms of. */
function YearField() {
  const translate = useTranslate();
  const { terms } = useTerm();
  const { field, fieldState } = useController<FieldValues>({ name: 'year' });
  const years = [...new Set([...terms.map((term) => Number(term.slice(0, -1))), Number(field.value)])].sort((one, other) => other - one);
  return (
    <TextField
      select required label={translate('performance.common.year')} value={field.value} inputRef={field.ref} onBlur={field.onBlur} onChange={({ target }) => field.onChange(Number(target.value))}
      error={fieldState.invalid} helperText={fieldState.error?.message ?? translate('performances.tickYearHelp')} slotProps={{ select: { native: true } }}
    >
      {years.map((year) => <option key={year} value={year}>{year}</option>)}
    </TextField>
  );
}

function FileField({ kind, attached, onBusy }: { kind: 'document' | 'media'; attached: FileReceipt | null; onBusy: PerformanceFieldsProps['onBusy'] }) {
  const translate = useTranslate();
  const [receipt, setReceipt] = useState(attached);
  const { field } = useController<FieldValues>({ name: `${kind}Id` });
  const busy = useCallback((isBusy: boolean) => onBusy(kind, isBusy), [kind, onBusy]);
  const change = (next: FileReceipt | null) => {
    setReceipt(next);
    field.onChange(next?.id ?? null);
  };
  return <FileUpload kind={kind} label={translate(`performance.common.${kind}`)} value={receipt} onChange={change} onBusy={busy} />;
}
