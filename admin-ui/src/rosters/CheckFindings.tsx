import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { CheckResult, ShownFinding, Subject } from '@portfolio/rosters/contract';
import { useMay } from '../providers/session';

/** What 預檢 found, by kind, errors first; each with what to do about it and a way to where. */
export function CheckFindings({ subject, result }: { subject: Subject; result: CheckResult }) {
  const translate = useTranslate();
  const { groups } = result;
  return (
    <Box component="section" sx={{ mt: 3, display: 'grid', gap: 2 }}>
      <Typography variant="h2">{translate('rosters.check.title')}</Typography>
      {groups.length === 0
        ? <Alert severity="success" variant="outlined">{translate('rosters.check.clean')}</Alert>
        : <Typography sx={{ color: 'text.secondary' }}>{translate('rosters.check.errorNote')}</Typography>}
      {groups.map((group) => <FindingGroup key={`${group.code} ${group.mend}`} subject={subject} group={group} />)}
    </Box>
  );
}

function FindingGroup({ subject, group }: { subject: Subject; group: CheckResult['groups'][number] }) {
  const translate = useTranslate();
  const { code, level, mend, count, findings } = group;
  const more = count - findings.length;
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Alert severity={level} variant="outlined">
        <strong>{translate('rosters.check.group', { level: translate(`enums.findingLevel.${level}`), count })}</strong> {translate(`rosters.mends.${mend}`)} <MendLink mend={mend} />
      </Alert>
      <List dense>
        {findings.map((finding, index) => <FindingLine key={index} subject={subject} code={code} finding={finding} />)}
      </List>
      {more > 0 && <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('rosters.check.more', { count: more })}</Typography>}
    </Paper>
  );
}

/** What the school administration system has is put right there, and comes with the next sync. */
const SYNCED: readonly string[] = ['students', 'enrolments', 'posts', 'classes'];

function MendLink({ mend }: { mend: string }) {
  const translate = useTranslate();
  const maySync = useMay({ module: 'S0101S', right: 'view' });
  return SYNCED.includes(mend) && maySync ? <Link component={RouterLink} to="/sync">{translate('rosters.check.toSync')}</Link> : null;
}

function FindingLine({ subject, code, finding: { place, student, values } }: { subject: Subject; code: string; finding: ShownFinding }) {
  const translate = useTranslate();
  return (
    <ListItem disableGutters divider sx={{ display: 'grid', gridTemplateColumns: { sm: '14rem 1fr 14rem' }, columnGap: 2, alignItems: 'baseline' }}>
      <span>{student && <StudentName subject={subject} student={student} />}</span>
      <span>{translate(`rosters.findings.${code}`, values)}</span>
      <Typography variant="body2" component="span" className="numeric" sx={{ color: 'text.secondary' }}>{place ? translate('rosters.check.place', place) : translate('rosters.check.cover')}</Typography>
    </ListItem>
  );
}

/** Where what a student has of a subject is looked at; posts come from the school administration system and have no screen here. */
const SHELVES = { outcomes: { module: 'S0205S', folder: 'outcomes' }, performances: { module: 'S0206S', folder: 'performances' }, officers: null } as const;

/** A link to what the student has, for those who may open it. */
function StudentName({ subject, student: { id, name, className, seatNo } }: { subject: Subject; student: NonNullable<ShownFinding['student']> }) {
  const translate = useTranslate();
  const shelf = SHELVES[subject];
  const mayOpen = useMay({ module: shelf?.module ?? 'S0205S', right: 'view' });
  const text = translate(seatNo === null ? 'rosters.check.studentOnly' : 'rosters.check.student', { className: className ?? '', seatNo: seatNo ?? '', name });
  return shelf && mayOpen ? <Link component={RouterLink} to={`/students/${id}/${shelf.folder}`}>{text}</Link> : <>{text}</>;
}
