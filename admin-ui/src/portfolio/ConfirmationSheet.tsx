import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { countsAsTicked, headingOf, isPerformanceTicked, type CategoryCode, type Content, type OutcomeState, type PerformanceState } from '@portfolio/portfolio/contract';
import { rocDay } from '../shared/dates';
import { SheetTable } from './SheetTable';

interface Named {
  name: string;
}

/** What a sheet shows of a student in a year. */
export interface SheetContent {
  student: { id: string; name: string; studentNo: string };
  className: string | undefined;
  seatNo: number | null | undefined;
  outcomes: { id: string; term: string; courseName: string; brief: string | null; document: Named | null; media: Named | null; state: string; answeredAt: string | null; answeredBy: string | null }[];
  performances: { id: string; category: string; content: Record<string, unknown> | null; brief: string | null; document: Named | null; media: Named | null; state: string }[];
}

const names = (files: (Named | null)[]): string => files.filter((file) => file !== null).map(({ name }) => name).join('、');

/** 上傳及勾選情形確認單 of one student and year: what is handed in, certified and ticked, and lines to sign. One page of paper a student. */
export function ConfirmationSheet({ sheet }: { sheet: SheetContent }) {
  const translate = useTranslate();
  const { student, className, seatNo, outcomes, performances } = sheet;
  const facts = [className, typeof seatNo === 'number' && translate('portfolio.student.seat', { seatNo }), translate('portfolio.student.studentNo', { studentNo: student.studentNo }), student.name];
  const word = (key: string) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{translate(key)}</Box>;
  const t = (key: string): string => translate(`portfolioSheet.${key}`);
  const counts = {
    outcomes: outcomes.filter(({ state }) => countsAsTicked(state as OutcomeState)).length, outcomesAllowed: limits.ticks.outcomes,
    performances: performances.filter(({ state }) => isPerformanceTicked(state as PerformanceState)).length, performancesAllowed: limits.ticks.performances,
  };
  return (
    <Box component="article" className="print-page">
      <Typography className="numeric" sx={{ fontWeight: 600, mb: 0.5 }}>{facts.filter(Boolean).join('　')}</Typography>
      <Typography className="numeric" sx={{ mb: 2 }}>{translate('sheets.counts', counts)}</Typography>
      <SheetTable
        id={`sheet-outcomes-${student.id}`} title={t('outcomes')} headings={[t('term'), t('course'), t('brief'), t('document'), t('state'), t('answeredAt')]}
        rows={outcomes.map(({ id, term, courseName, brief, document, media, state, answeredAt, answeredBy }) => ({
          key: id, cells: [term, courseName, brief, names([document, media]), word(`enums.outcomeState.${state}`), answeredAt && `${rocDay(answeredAt)} ${answeredBy ?? ''}`],
        }))}
      />
      <SheetTable
        id={`sheet-performances-${student.id}`} title={t('performances')} headings={[translate('performance.common.category'), translate('sheets.name'), translate('performance.common.brief'), translate('performance.common.document'), t('state')]}
        rows={performances.map(({ id, category, content, brief, document, media, state }) => ({
          key: id, cells: [translate(`enums.performanceCategory.${category}`), headingOf(category as CategoryCode, content as Content | null), brief, names([document, media]), word(`enums.performanceState.${state}`)],
        }))}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 4, mt: 5, breakInside: 'avoid' }}>
        {(['signStudent', 'signParent', 'signTeacher', 'signDate'] as const).map((line) => (
          <Box key={line} sx={{ flex: '1 1 140px', borderTop: 1, pt: 0.5 }}><Typography variant="body2">{translate(`sheets.${line}`)}</Typography></Box>
        ))}
      </Box>
    </Box>
  );
}
