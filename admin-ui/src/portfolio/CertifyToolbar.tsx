import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useTerm } from '../providers/session';
import { rocDateTime, rocEnd } from '../shared/dates';
import { useMyWindows, type CertificationCourse } from './queries';
import { windowsByTime } from './rules/windows';
import { queues, type Queue } from './use-certifications';

interface CertifyToolbarProps {
  queue: Queue;
  onQueue: (queue: Queue) => void;
  courses: CertificationCourse[];
  /** Null: all. */
  course: string | null;
  onCourse: (course: string | null) => void;
  keys: boolean;
  onKeys: (on: boolean) => void;
}

/** Which queue, of which course, and until when it may be answered. */
export function CertifyToolbar({ queue, onQueue, courses, course, onCourse, keys, onKeys }: CertifyToolbarProps) {
  const translate = useTranslate();
  const nameOf = ({ name, className, waiting }: CertificationCourse): string =>
    translate('portfolio.certify.courseOption', { course: [name, className].filter(Boolean).join(' '), waiting });
  return (
    <Box sx={{ mb: 2 }}>
      <Windows />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mt: 1 }}>
        <Tabs value={queue} onChange={(_, next: Queue) => onQueue(next)} aria-label={translate('portfolio.certify.queues')}>
          {queues.map((each) => <Tab key={each} value={each} label={translate(`portfolio.certify.${each}`)} />)}
        </Tabs>
        <TextField select label={translate('portfolio.certify.course')} value={course ?? ''} onChange={({ target }) => onCourse(target.value || null)} slotProps={{ select: { native: true }, inputLabel: { shrink: true } }} sx={{ minWidth: 220, maxWidth: '100%' }}>
          <option value="">{translate('portfolio.certify.allCourses', { waiting: courses.reduce((sum, { waiting }) => sum + waiting, 0) })}</option>
          {courses.map((each) => <option key={each.id} value={each.id}>{nameOf(each)}</option>)}
        </TextField>
        <Tooltip title={translate('portfolio.certify.keysHelp')}>
          <FormControlLabel sx={{ ml: 'auto', display: { xs: 'none', md: 'inline-flex' } }} control={<Switch size="small" checked={keys} onChange={() => onKeys(!keys)} />} label={translate('portfolio.certify.keys')} />
        </Tooltip>
      </Box>
    </Box>
  );
}

/** The school's times for certifying; grades may have different ones. */
function Windows() {
  const translate = useTranslate();
  const { year, term } = useTerm();
  const { data } = useMyWindows(year);
  if (!data) return null;
  const shown = windowsByTime(data, 'certify', term);
  if (shown.length === 0) return <Typography variant="body2">{translate('portfolio.certify.windowNone')}</Typography>;
  return shown.map(({ grades, window }) => (
    <Typography key={window.startsAt + window.endsAt} variant="body2" className="numeric">
      {translate('portfolio.certify.window', { grades: grades.join(translate('ui.separator')), from: rocDateTime(window.startsAt), until: rocEnd(window.endsAt), state: translate(`enums.windowState.${window.state}`) })}
    </Typography>
  ));
}
