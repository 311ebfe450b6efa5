import { useState } from 'react';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { grades, routes, type Copied, type SchoolWindow } from '@portfolio/school/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { useRefreshWindows, useWindowYear } from './queries';
import { gradeName } from './window-names';

interface CopyDialogProps {
  year: number;
  /** Everything that is set in the year. */
  windows: SchoolWindow[];
  onCopied: (copied: Copied) => void;
  onClose: () => void;
}

const keyOf = ({ grade, semester, item }: Pick<SchoolWindow, 'grade' | 'semester' | 'item'>): string => `${grade} ${semester} ${item}`;

/** How many of the rows to come would meet one that is set already. */
function meeting(coming: readonly Pick<SchoolWindow, 'grade' | 'semester' | 'item'>[], present: readonly SchoolWindow[]): number {
  const keys = new Set(present.map(keyOf));
  return coming.filter((row) => keys.has(keyOf(row))).length;
}

/** Copies one grade's rows to the grades that are ticked. */
export function CopyGradeDialog({ year, grade, windows, onCopied, onClose }: CopyDialogProps & { grade: number }) {
  const translate = useTranslate();
  const refresh = useRefreshWindows();
  const others = grades.filter((each) => each !== grade);
  const [to, setTo] = useState<readonly number[]>(others);
  const [overwrite, setOverwrite] = useState(false);
  const rows = windows.filter((window) => window.grade === grade);
  const coming = to.flatMap((target) => rows.map(({ semester, item }) => ({ grade: target, semester, item })));
  const met = meeting(coming, windows);
  const copied = overwrite ? coming.length : coming.length - met;
  const copy = async () => {
    onCopied(await call(routes.copyToGrades, { body: { year, from: grade, to: [...to], overwrite } }));
    await refresh();
  };
  return (
    <ConfirmDialog open title={translate('school.windows.copy-grade-title', { grade: gradeName(translate, grade) })} confirm={translate('school.windows.copy', { rows: copied })} disabled={copied === 0} onConfirm={copy} onClose={onClose}>
      <FormControl component="fieldset">
        <FormLabel component="legend">{translate('school.windows.copy-grade-help', { rows: rows.length })}</FormLabel>
        <FormGroup row>
          {others.map((each) => (
            <FormControlLabel key={each} label={gradeName(translate, each)} control={<Checkbox checked={to.includes(each)} onChange={(_, on) => setTo(on ? [...to, each].sort() : to.filter((other) => other !== each))} />} />
          ))}
        </FormGroup>
        {to.length === 0 && <FormHelperText error>{translate('school.windows.copy-none')}</FormHelperText>}
      </FormControl>
      <Existing count={met} overwrite={overwrite} onChange={setOverwrite} />
    </ConfirmDialog>
  );
}

/** Copies the rows of the year before, each day a year later. */
export function CopyYearDialog({ year, windows, onCopied, onClose }: CopyDialogProps) {
  const translate = useTranslate();
  const refresh = useRefreshWindows();
  const [overwrite, setOverwrite] = useState(false);
  const { data: last, error, refetch } = useWindowYear(year - 1);
  const rows = last?.windows ?? [];
  const met = meeting(rows, windows);
  const copied = overwrite ? rows.length : rows.length - met;
  const names = { from: year - 1, to: year };
  const copy = async () => {
    onCopied(await call(routes.copyFromYear, { body: { year, overwrite } }));
    await refresh();
  };
  return (
    <ConfirmDialog open title={translate('school.windows.copy-year-title', names)} confirm={translate('school.windows.copy', { rows: copied })} disabled={copied === 0} onConfirm={copy} onClose={onClose}>
      <ErrorNote error={last ? null : error} onRetry={() => void refetch()} />
      {!last && !error && <Loading />}
      {last && <Typography>{translate(rows.length > 0 ? 'school.windows.copy-year-help' : 'school.windows.copy-year-empty', { ...names, rows: rows.length })}</Typography>}
      <Existing count={met} overwrite={overwrite} onChange={setOverwrite} />
    </ConfirmDialog>
  );
}

/** What becomes of rows that are set already. Overwriting needs the right to change. */
function Existing({ count, overwrite, onChange }: { count: number; overwrite: boolean; onChange: (overwrite: boolean) => void }) {
  const translate = useTranslate();
  const mayOverwrite = useMay(routes.changeWindow.access);
  if (count === 0) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <FormControl component="fieldset">
        <FormLabel component="legend">{translate('school.windows.existing', { count })}</FormLabel>
        <RadioGroup value={String(overwrite)} onChange={(_, value) => onChange(value === 'true')}>
          <FormControlLabel value="false" control={<Radio />} label={translate('school.windows.keep-existing')} />
          <FormControlLabel value="true" control={<Radio />} label={translate('school.windows.overwrite')} disabled={!mayOverwrite} />
        </RadioGroup>
      </FormControl>
    </Box>
  );
}
