import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { visuallyHidden } from '@mui/utils';
import { useTranslate } from 'react-admin';
import { taipeiMoment } from '@portfolio/kernel/domain/clock';
import { grades, nationalKindOf, type SchoolWindow, type WindowYear } from '@portfolio/school/contract';
import { rocDay } from '../shared/dates';
import { axisOf, markOf, placeOf, type Axis, type Place } from './rules/timeline';
import { gradeName, inOrder, momentName, rowName } from './window-names';

interface YearTimelineProps {
  year: number;
  data: WindowYear;
}

/** Room for the names of the lines, in pixels; on a phone they stand above. */
const NAMES = 300;

/** The year as a picture: a line a window, the national windows as the ground, today as an upright line. The same in words for who does not see it. */
export function YearTimeline({ year, data }: YearTimelineProps) {
  const translate = useTranslate();
  const axis = axisOf(year, data);
  const today = markOf(axis, Date.parse(data.now));
  const title = translate('school.windows.timeline', { year });
  return (
    <Box component="section" aria-label={title} sx={{ mt: 4 }}>
      <Typography variant="h2">{title}</Typography>
      {data.windows.length === 0 ? <Typography sx={{ color: 'text.secondary' }}>{translate('school.windows.timeline-empty')}</Typography> : (
        <>
          <Typography className="numeric" sx={{ color: 'text.secondary', mb: 1 }}>{translate('school.windows.timeline-help', { today: rocDay(data.now) })}</Typography>
          <Paper variant="outlined" sx={{ p: 2 }}>
            <Months axis={axis} />
            {grades.map((grade) => <GradeLines key={grade} grade={grade} data={data} axis={axis} today={today} />)}
          </Paper>
        </>
      )}
    </Box>
  );
}

const at = ({ left, width }: Place) => ({ position: 'absolute', left: `${left}%`, width: `${width}%` }) as const;

function Months({ axis }: { axis: Axis }) {
  return (
    <Box aria-hidden className="numeric" sx={{ position: 'relative', height: 20, ml: { sm: `${NAMES}px` }, fontSize: '0.75rem', color: 'text.secondary' }}>
      {axis.months.map(({ month, place }, index) => (
        <Box key={month} component="span" sx={{ ...at(place), textAlign: 'center', borderLeft: 1, borderColor: 'divider', overflow: 'hidden', display: { xs: index % 2 ? 'none' : 'block', md: 'block' } }}>{Number(month.slice(5))}</Box>
      ))}
    </Box>
  );
}

interface LinesProps {
  data: WindowYear;
  axis: Axis;
  today: number | null;
}

function GradeLines({ grade, data, axis, today }: LinesProps & { grade: number }) {
  const translate = useTranslate();
  const windows = inOrder(data.windows.filter((window) => window.grade === grade));
  if (windows.length === 0) return null;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>{gradeName(translate, grade)}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {windows.map((window) => <Line key={window.id} window={window} data={data} axis={axis} today={today} />)}
      </Box>
    </Box>
  );
}

const COLOURS = { before: 'info.main', open: 'success.main', after: 'text.disabled' } as const;

function Line({ window, data, axis, today }: LinesProps & { window: SchoolWindow }) {
  const translate = useTranslate();
  const national = data.national.find(({ kind }) => kind === nationalKindOf(window.item));
  const words = translate('school.windows.bar-text', { from: momentName(window.startsOn, window.startHour), until: momentName(window.endsOn, window.endHour), state: translate(`enums.windowState.${window.state}`) });
  return (
    <Box component="li" title={words} sx={{ display: 'flex', flexDirection: { xs: 'column', sm: 'row' }, alignItems: { sm: 'center' }, py: 0.25 }}>
      <Box sx={{ width: { sm: NAMES }, flexShrink: 0, fontSize: '0.8125rem', pr: 1, lineHeight: 1.3 }}>
        {rowName(translate, window)}
        <Box component="span" sx={visuallyHidden}>{words}</Box>
      </Box>
      <Box aria-hidden sx={{ position: 'relative', height: 18, flexGrow: 1, width: { xs: '100%', sm: 'auto' } }}>
        {national && <Box sx={{ ...at(placeOf(axis, taipeiMoment(national.startsOn, 0).getTime(), taipeiMoment(national.endsOn, 24).getTime())), top: 0, bottom: 0, bgcolor: 'action.selected', borderRadius: 0.5 }} />}
        <Box sx={{ ...at(placeOf(axis, Date.parse(window.startsAt), Date.parse(window.endsAt))), top: 4, bottom: 4, minWidth: 3, borderRadius: 0.5, bgcolor: COLOURS[window.state] }} />
        {today !== null && <Box sx={{ position: 'absolute', left: `${today}%`, top: { xs: 0, sm: -3 }, bottom: { xs: 0, sm: -3 }, width: '2px', bgcolor: 'error.main' }} />}
      </Box>
    </Box>
  );
}
