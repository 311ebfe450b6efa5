import { useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useTranslate } from 'react-admin';
import type { Outcome } from '@portfolio/portfolio/contract';
import { outcomeStates, type OutcomeState } from '@portfolio/portfolio/domain/outcome';
import { EmptyState } from '../shared/EmptyState';

interface OutcomeFilterProps {
  outcomes: Outcome[];
  /** Only of this course (public id of the enrolment). */
  courseId: string | null;
  onAllCourses: () => void;
  /** Shown when there is none at all. */
  empty: ReactNode;
  children: (shown: Outcome[]) => ReactNode;
}

/** Narrows outcomes down to a state and a course, with the number of each. */
export function OutcomeFilter({ outcomes, courseId, onAllCourses, empty, children }: OutcomeFilterProps) {
  const translate = useTranslate();
  const [state, setState] = useState<OutcomeState | null>(null);
  if (outcomes.length === 0) return empty;
  const ofCourse = outcomes.filter(({ enrolmentId }) => courseId === null || enrolmentId === courseId);
  const count = (of: OutcomeState): number => ofCourse.filter((outcome) => outcome.state === of).length;
  const shown = ofCourse.filter((outcome) => state === null || outcome.state === state);
  const chip = (value: OutcomeState | null, label: string) => (
    <Chip key={label} clickable label={label} color={state === value ? 'primary' : 'default'} variant={state === value ? 'filled' : 'outlined'} aria-pressed={state === value} onClick={() => setState(value)} className="numeric" />
  );
  return (
    <>
      <Box role="group" aria-label={translate('portfolio.outcomes.filter')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
        {courseId !== null && <Chip label={translate('portfolio.outcomes.onlyCourse', { course: ofCourse[0]?.courseName ?? '' })} onDelete={onAllCourses} color="primary" variant="outlined" />}
        {chip(null, translate('portfolio.outcomes.all', { count: ofCourse.length }))}
        {outcomeStates.filter((each) => count(each) > 0).map((each) => chip(each, `${translate(`enums.outcomeState.${each}`)} ${count(each)}`))}
      </Box>
      {shown.length === 0 ? <EmptyState>{translate('portfolio.outcomes.emptyFilter')}</EmptyState> : children(shown)}
    </>
  );
}
