import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import AddIcon from '@mui/icons-material/Add';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { grades, routes, type Copied, type NationalKind, type SchoolWindow, type WindowYear } from '@portfolio/school/contract';
import { useMay, useTerm } from '../providers/session';
import { rocDate } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { CopyGradeDialog, CopyYearDialog } from './CopyWindowsDialogs';
import { DeleteWindowDialog } from './DeleteWindowDialog';
import { useWindowYear } from './queries';
import { WindowDialog } from './WindowDialog';
import { gradeName, rowName } from './window-names';
import { WindowTable } from './WindowTable';
import { YearTimeline } from './YearTimeline';

const KINDS: readonly NationalKind[] = ['outcomes', 'performances'];

type Doing = { what: 'edit'; window: SchoolWindow | null } | { what: 'delete'; window: SchoolWindow } | { what: 'copy-grade' } | { what: 'copy-year' };

/** 3.6 設定學校作業時間: the national windows above, a tab a grade, the year as a picture below. */
export default function WindowsPage() {
  const translate = useTranslate();
  const [year, setYear] = useYear();
  const [grade, setGrade] = useGrade();
  const { data, error, refetch } = useWindowYear(year);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [copied, setCopied] = useState<Copied | null>(null);
  const mayAdd = useMay(routes.addWindow.access);
  const rows = data?.windows.filter((window) => window.grade === grade) ?? [];
  const close = () => setDoing(null);
  return (
    <Page title={translate('screens.windows')} code="S0203S" help={translate('school.windows.help')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
        <YearPicker year={year} onChange={(next) => { setYear(next); setCopied(null); }} />
        {data && <National national={data.national} />}
      </Box>
      <ErrorNote error={data ? null : error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
            <Tabs value={grade} onChange={(_, next: number) => setGrade(next)} aria-label={translate('screens.windows')} sx={{ mr: 'auto' }}>
              {grades.map((value) => <Tab key={value} value={value} id={`tab-${value}`} aria-controls="grade" label={gradeName(translate, value)} />)}
            </Tabs>
            {mayAdd && (
              <>
                <Button onClick={() => setDoing({ what: 'copy-year' })}>{translate('school.windows.copy-year', { year: year - 1 })}</Button>
                <Button disabled={rows.length === 0} onClick={() => setDoing({ what: 'copy-grade' })}>{translate('school.windows.copy-grade')}</Button>
                <Button variant="contained" startIcon={<AddIcon />} onClick={() => setDoing({ what: 'edit', window: null })}>{translate('ui.action.add')}</Button>
              </>
            )}
          </Box>
          {copied && <CopyResult copied={copied} onClose={() => setCopied(null)} />}
          <Box id="grade" role="tabpanel" aria-labelledby={`tab-${grade}`}>
            <WindowTable grade={grade} rows={rows} onEdit={(window) => setDoing({ what: 'edit', window })} onDelete={(window) => setDoing({ what: 'delete', window })} />
          </Box>
          <YearTimeline year={year} data={data} />
        </>
      )}
      {data && doing?.what === 'edit' && <WindowDialog year={year} grade={grade} window={doing.window} national={data.national} onClose={close} />}
      {doing?.what === 'delete' && <DeleteWindowDialog window={doing.window} onClose={close} />}
      {data && doing?.what === 'copy-grade' && <CopyGradeDialog year={year} grade={grade} windows={data.windows} onCopied={setCopied} onClose={close} />}
      {data && doing?.what === 'copy-year' && <CopyYearDialog year={year} windows={data.windows} onCopied={setCopied} onClose={close} />}
    </Page>
  );
}

/** The year of the term at work, until another one is chosen here: the next year is set before it begins. */
function useYear(): [number, (year: number) => void] {
  const { year } = useTerm();
  const [chosen, choose] = useState<{ at: number; year: number } | null>(null);
  return [chosen?.at === year ? chosen.year : year, (next) => choose({ at: year, year: next })];
}

function useGrade(): [number, (grade: number) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('grade'));
  return [grades.find((grade) => grade === asked) ?? grades[0], (next) => setSearch({ grade: String(next) }, { replace: true })];
}

function YearPicker({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const translate = useTranslate();
  const { terms } = useTerm();
  const known = [...new Set([...terms.map((term) => Number(term.slice(0, -1))), year])].sort((a, b) => b - a);
  return (
    <TextField select label={translate('school.windows.year')} value={year} onChange={({ target }) => onChange(Number(target.value))} slotProps={{ select: { native: true } }}>
      {[...new Set([known[0] + 1, ...known])].map((value) => <option key={value} value={value}>{translate('school.windows.year-name', { year: value })}</option>)}
    </TextField>
  );
}

function National({ national }: Pick<WindowYear, 'national'>) {
  const translate = useTranslate();
  return (
    <Paper component="section" variant="outlined" aria-label={translate('school.windows.national')} sx={{ px: 2, py: 1, flexGrow: 1 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('school.windows.national')}</Typography>
      {KINDS.map((kind) => {
        const window = national.find((each) => each.kind === kind);
        const name = translate(`enums.nationalKind.${kind}`);
        return <Typography key={kind} className="numeric">{window ? translate('school.windows.national-line', { kind: name, from: rocDate(window.startsOn), until: rocDate(window.endsOn) }) : translate('school.windows.national-none', { kind: name })}</Typography>;
      })}
    </Paper>
  );
}

function CopyResult({ copied: { done, kept, refused }, onClose }: { copied: Copied; onClose: () => void }) {
  const translate = useTranslate();
  return (
    <Alert role="status" severity={refused.length > 0 ? 'warning' : 'success'} variant="outlined" onClose={onClose} closeText={translate('ui.action.close')} sx={{ mb: 2 }}>
      {translate('school.windows.copied', { done, kept })}
      {refused.length > 0 && (
        <>
          {` ${translate('school.windows.copied-refused', { count: refused.length })}`}
          <Box component="ul" sx={{ m: 0, pl: 3 }}>
            {refused.map((row) => <li key={`${row.grade} ${row.semester} ${row.item}`}>{`${gradeName(translate, row.grade)} ${rowName(translate, row)}：${row.message}`}</li>)}
          </Box>
        </>
      )}
    </Alert>
  );
}
