import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { rosterRoutes, type ExportMode, type RosterLine, type Subject } from '@portfolio/rosters/contract';
import { useMay } from '../providers/session';
import { rocDateTime } from '../shared/dates';
import { StateChip } from '../shared/StateChip';
import { gradeNames } from './grades';

interface Actions {
  subject: Subject;
  onCheck: (line: RosterLine) => void;
  onExport: (line: RosterLine, mode: ExportMode) => void;
}

interface RosterTableProps extends Actions {
  year: number;
  lines: RosterLine[];
}

const COLUMNS = ['roster', 'name', 'grades', 'counts', 'note', 'last'] as const;
type ColumnName = (typeof COLUMNS)[number];

/** What stands in a column of a line, on a desk and on a phone. */
function useCell(subject: Subject): (name: ColumnName, line: RosterLine) => ReactNode {
  const translate = useTranslate();
  return (name, line) => {
    const { roster, grades, ticked, submitted } = line;
    switch (name) {
      case 'grades': return gradeNames(translate, grades);
      case 'note': return translate(`rosters.notes.${roster}.${grades}`, { _: '' });
      case 'counts': return subject === 'officers' ? translate('rosters.page.posts', { count: ticked }) : <Lines>{[translate('rosters.page.ticked', { count: ticked }), translate('rosters.page.submitted', { count: submitted })]}</Lines>;
      case 'last': return <LastExport last={line.last} />;
      default: return line[name];
    }
  };
}

/** The rows of the manual's 7.1: what each holds, when it was exported last, and what can be done. */
export function RosterTable({ year, lines, ...actions }: RosterTableProps) {
  const translate = useTranslate();
  const cell = useCell(actions.subject);
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  const label = translate('rosters.page.table', { year, subject: translate(`rosters.subjects.${actions.subject}`) });
  if (isPhone) return <RosterCards label={label} lines={lines} {...actions} />;
  return (
    <TableContainer component={Paper} variant="outlined" tabIndex={0} aria-label={label} role="region">
      <Table aria-label={label}>
        <TableHead>
          <TableRow>
            {COLUMNS.map((name) => <TableCell key={name} sx={{ whiteSpace: 'nowrap' }}>{translate(`rosters.page.${name}`)}</TableCell>)}
            <TableCell align="right">{translate('ui.grid.actions')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={`${line.roster} ${line.grades}`}>
              {COLUMNS.map((name) => <TableCell key={name} sx={name === 'roster' || name === 'grades' ? { whiteSpace: 'nowrap' } : undefined}>{cell(name, line)}</TableCell>)}
              <TableCell><RosterActions line={line} {...actions} /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** The same on a phone: a card a line. */
function RosterCards({ label, lines, ...actions }: Actions & { label: string; lines: RosterLine[] }) {
  const translate = useTranslate();
  const cell = useCell(actions.subject);
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {lines.map((line) => (
        <Card component="li" key={`${line.roster} ${line.grades}`} sx={{ p: 2, display: 'grid', gap: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>{line.roster} {line.name}</Typography>
          <Box component="dl" className="numeric" sx={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 0.5, m: 0 }}>
            {COLUMNS.slice(2).map((name) => (
              <Box key={name} sx={{ display: 'contents' }}>
                <Box component="dt" sx={{ color: 'text.secondary' }}>{translate(`rosters.page.${name}`)}</Box>
                <Box component="dd" sx={{ m: 0 }}>{cell(name, line)}</Box>
              </Box>
            ))}
          </Box>
          <RosterActions line={line} {...actions} />
        </Card>
      ))}
    </Box>
  );
}

function RosterActions({ subject, line, onCheck, onExport }: Actions & { line: RosterLine }) {
  const translate = useTranslate();
  const mayExport = useMay(rosterRoutes[subject].export.access);
  const label = (action: string): string => translate('rosters.page.of', { action: translate(`rosters.page.${action}`), roster: line.roster, grades: gradeNames(translate, line.grades) });
  return (
    <Box sx={{ display: 'flex', flexWrap: { xs: 'wrap', sm: 'nowrap' }, gap: 1, justifyContent: { sm: 'flex-end' }, whiteSpace: 'nowrap' }}>
      <Button size="small" variant="outlined" onClick={() => onCheck(line)} aria-label={label('check')}>{translate('rosters.page.check')}</Button>
      {mayExport && <Button size="small" variant="outlined" onClick={() => onExport(line, 'draft')} aria-label={label('draft')}>{translate('rosters.page.draft')}</Button>}
      {mayExport && <Button size="small" variant="contained" onClick={() => onExport(line, 'final')} aria-label={label('final')}>{translate('rosters.page.final')}</Button>}
    </Box>
  );
}

function Lines({ children }: { children: string[] }) {
  return <Box sx={{ display: 'grid', whiteSpace: 'nowrap' }}>{children.map((line) => <span key={line}>{line}</span>)}</Box>;
}

function LastExport({ last }: { last: RosterLine['last'] }) {
  const translate = useTranslate();
  if (!last) return <Box component="span" sx={{ color: 'text.secondary' }}>{translate('rosters.page.never')}</Box>;
  const { state, mode, madeAt, madeBy, rows, errors, warnings } = last;
  return (
    <Box sx={{ display: 'grid', gap: 0.5, justifyItems: 'start' }}>
      <span>{translate('rosters.page.lastBy', { at: rocDateTime(madeAt), by: madeBy ?? '' })}</span>
      {rows !== null && <span>{translate('rosters.page.lastText', { mode: translate(`enums.rosterMode.${mode}`), rows, errors: errors ?? 0, warnings: warnings ?? 0 })}</span>}
      {state !== 'done' && <StateChip enumName="rosterState" value={state} />}
    </Box>
  );
}
