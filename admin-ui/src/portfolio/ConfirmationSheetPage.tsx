import Button from '@mui/material/Button';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useTranslate } from 'react-admin';
import type { Portfolio } from '@portfolio/portfolio/contract';
import { useTerm } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { ConfirmationSheet, type SheetContent } from './ConfirmationSheet';
import { useMyPortfolio } from './performance-queries';

/** The student's own confirmation sheet of the year at work, to print and sign. */
export default function ConfirmationSheetPage() {
  const translate = useTranslate();
  const { year } = useTerm();
  const { data, error, isPending, refetch } = useMyPortfolio();
  const print = <Button variant="contained" startIcon={<PrintIcon aria-hidden />} disabled={!data} onClick={() => window.print()}>{translate('sheets.print')}</Button>;
  return (
    <Page title={translate('sheets.title', { year })} help={<span className="no-print">{translate('sheets.lead')}</span>} actions={print}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {data && <ConfirmationSheet sheet={sheetOf(data, year)} />}
    </Page>
  );
}

function sheetOf({ student, placements, outcomes, performances }: Portfolio, year: number): SheetContent {
  const isOfYear = ({ term }: { term: string }): boolean => Number(term.slice(0, -1)) === year;
  const placement = placements.filter(isOfYear).at(-1);
  return { student, className: placement?.className, seatNo: placement?.seatNo, outcomes: outcomes.filter(isOfYear), performances: performances.filter((performance) => performance.year === year) };
}
