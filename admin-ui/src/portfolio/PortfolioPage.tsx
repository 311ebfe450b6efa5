import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { countsAsTicked, isPerformanceTicked, type Course, type Outcome, type Portfolio } from '@portfolio/portfolio/contract';
import { originWords } from '@portfolio/portfolio/domain/origin';
import { useMe } from '../providers/session';
import { rocDate } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { cardGrid } from './card-grid';
import { DownloadPortfolio } from './DownloadPortfolio';
import { OutcomeFiles } from './OutcomeFiles';
import { PerformanceCard } from './PerformanceCard';
import { PerformanceSections } from './PerformanceSections';
import { useMyPortfolio } from './performance-queries';
import { SheetTable } from './SheetTable';

/** 預覽學習歷程: how the portfolio reads for whom it is meant; to print, and to take away. */
export default function PortfolioPage() {
  const translate = useTranslate();
  const mayDownload = useMe().kind === 'student';
  const { data, error, isPending, refetch } = useMyPortfolio();
  const actions = (
    <>
      <Button component={RouterLink} to="/portfolio/sheet" variant="outlined">{translate('screens.confirmationSheet')}</Button>
      <Button variant="contained" startIcon={<PrintIcon aria-hidden />} disabled={!data} onClick={() => window.print()}>{translate('sheets.print')}</Button>
    </>
  );
  return (
    <Page title={translate('screens.portfolio')} help={<span className="no-print">{translate('sheets.previewLead')}</span>} actions={actions}>
      {mayDownload && <DownloadPortfolio />}
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {data && <Preview portfolio={data} />}
    </Page>
  );
}

function Preview({ portfolio }: { portfolio: Portfolio }) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const { school, student, placements, courses, posts, codes } = portfolio;
  const outcomes = portfolio.outcomes.filter(({ state }) => all || countsAsTicked(state));
  const performances = portfolio.performances.filter(({ state }) => all || isPerformanceTicked(state));
  const t = (key: string): string => translate(`portfolioSheet.${key}`);
  const classes = placements.map(({ term, className }) => `${term} ${className}`).join(translate('ui.separator'));
  return (
    <>
      <FormControlLabel className="no-print" label={translate('sheets.showAll')} control={<Switch checked={all} onChange={(_, next) => setAll(next)} />} sx={{ mb: 2 }} />
      <Typography className="numeric" sx={{ fontWeight: 600 }}>{`${school.name}　${student.name}　${translate('portfolio.student.studentNo', { studentNo: student.studentNo })}`}</Typography>
      <Typography className="numeric" sx={{ mb: 2, color: 'text.secondary' }}>{classes}</Typography>
      <CourseTable courses={courses} />
      <Outcomes outcomes={outcomes} />
      <Typography variant="h2" sx={{ mb: 1 }}>{t('performances')}</Typography>
      {performances.length === 0 && <Typography sx={{ color: 'text.secondary', mb: 3 }}>{t('none')}</Typography>}
      <PerformanceSections performances={performances} card={(performance) => <PerformanceCard performance={performance} codes={codes} />} />
      <SheetTable
        id="preview-posts" title={t('posts')} headings={[t('term'), t('unit'), t('post'), t('from'), t('until')]}
        rows={posts.map((post, index) => ({ key: String(index), cells: [post.term, post.unit, post.post, rocDate(post.startDate), post.endDate && rocDate(post.endDate)] }))}
      />
    </>
  );
}

function CourseTable({ courses }: { courses: Course[] }) {
  const translate = useTranslate();
  const t = (key: string, values?: object): string => translate(`portfolioSheet.${key}`, values);
  const grade = ({ score, passed, makeupScore }: Course): string =>
    [score, passed !== null && t(passed ? 'passed' : 'notPassed'), makeupScore !== null && t('makeup', { score: makeupScore })].filter((part) => part !== null && part !== false).join(' ');
  const credits = (course: Course): string => (course.continuing ? `${course.hours ?? ''} ${t('hours')}` : String(course.credits ?? ''));
  return (
    <SheetTable
      id="preview-courses" title={t('courses')} headings={[t('term'), t('course'), t('kind'), t('credits'), t('score')]}
      rows={courses.map((course) => ({ key: course.id, cells: [course.term, course.name, [translate(`enums.enrolmentKind.${course.kind}`), originWords(course.origin, translate)].filter(Boolean).join('　'), credits(course), grade(course)] }))}
    />
  );
}

function Outcomes({ outcomes }: { outcomes: Outcome[] }) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-labelledby="preview-outcomes" sx={{ mb: 3 }}>
      <Typography variant="h2" id="preview-outcomes" sx={{ mb: 1 }}>{translate('portfolioSheet.outcomes')}</Typography>
      {outcomes.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('portfolioSheet.none')}</Typography>}
      <Box component="ul" sx={cardGrid}>
        {outcomes.map(({ id, term, courseName, kind, origin, brief, document, media }) => (
          <Box component="li" key={id} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, gap: 1, alignContent: 'start', breakInside: 'avoid' }}>
            <Typography variant="h3" className="numeric">{`${term} ${courseName}`}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>{[translate(`enums.enrolmentKind.${kind}`), originWords(origin, translate)].filter(Boolean).join('　')}</Typography>
            <Typography sx={{ overflowWrap: 'anywhere' }}>{brief}</Typography>
            <OutcomeFiles files={[document, media]} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}
