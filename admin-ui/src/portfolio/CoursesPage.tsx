import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Course } from '@portfolio/portfolio/contract';
import { useMe, useTerm } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { cardGrid } from './card-grid';
import { OriginNote } from './OriginNote';
import { useMyCourses, useMyShelf } from './queries';
import { LimitCounters } from './LimitCounters';

/** 修課紀錄: the courses of a term, each a place to hand something in for. */
export default function CoursesPage() {
  const translate = useTranslate();
  const { term, year, semester } = useTerm();
  const { data: courses, error, isPending, refetch } = useMyCourses(term);
  const { data: shelf } = useMyShelf(year);
  return (
    <Page title={translate('screens.myCourses')} help={translate('portfolio.courses.lead')}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {shelf && <LimitCounters limits={shelf.limits} semester={semester} />}
      {courses?.length === 0 && <EmptyState>{translate('portfolio.courses.empty')}</EmptyState>}
      <Box component="ul" sx={cardGrid}>
        {courses?.map((course) => <CourseCard key={course.id} course={course} />)}
      </Box>
    </Page>
  );
}

function CourseCard({ course }: { course: Course }) {
  const translate = useTranslate();
  const mayUpload = useMe().kind === 'student';
  const facts = [course.teachers, course.continuing ? course.hours !== null && translate('portfolio.courses.hours', { hours: course.hours }) : course.credits !== null && translate('portfolio.courses.credits', { credits: course.credits })].filter(Boolean).join('　');
  return (
    <Card component="li">
      <CardContent sx={{ display: 'grid', gap: 0.5 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          <Typography variant="h3" component="h2">{course.name}</Typography>
          {course.kind !== 'semester' && <Chip size="small" variant="outlined" label={translate(`enums.enrolmentKind.${course.kind}`)} />}
        </Box>
        <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{facts}</Typography>
        <OriginNote origin={course.origin} />
        <CourseGrade course={course} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1 }}>
          <CourseCounts course={course} />
          {mayUpload && (
            <Button
              component={RouterLink} to={`/outcomes?new=${course.id}`} size="small" variant="outlined" startIcon={<UploadFileIcon aria-hidden />}
              aria-label={translate('portfolio.courses.uploadFor', { course: course.name })} sx={{ ml: 'auto' }}
            >
              {translate('portfolio.action.new')}
            </Button>
          )}
        </Box>
      </CardContent>
    </Card>
  );
}

/** The grade, as the school recorded it; nothing before there is one. */
function CourseGrade({ course: { score, passed, makeupScore } }: { course: Course }) {
  const translate = useTranslate();
  if (score === null && passed === null) return null;
  const parts = [
    score !== null && translate('portfolio.courses.score', { score }),
    passed !== null && translate(`portfolioSheet.${passed ? 'passed' : 'notPassed'}`),
    makeupScore !== null && translate('portfolioSheet.makeup', { score: makeupScore }),
  ];
  return <Typography variant="body2" className="numeric">{parts.filter(Boolean).join('　')}</Typography>;
}

function CourseCounts({ course }: { course: Course }) {
  const translate = useTranslate();
  if (course.outcomes === 0) return <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('portfolio.courses.noOutcomes')}</Typography>;
  return (
    <Link component={RouterLink} to={`/outcomes?course=${course.id}`} variant="body2" className="numeric" sx={{ py: 1 }} aria-label={translate('portfolio.courses.see', { course: course.name, outcomes: course.outcomes, sent: course.sent })}>
      {translate('portfolio.courses.counts', { outcomes: course.outcomes, sent: course.sent })}
    </Link>
  );
}
