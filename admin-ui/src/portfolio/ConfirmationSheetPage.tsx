import Button from '@mui/material/Button';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useTranslate } from 'react-admin';
import { useTerm } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { ConfirmationSheet } from './ConfirmationSheet';
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
      {data && <ConfirmationSheet portfolio={data} year={year} />}
    </Page>
  );
}
