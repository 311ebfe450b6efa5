import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { receiptStrangerList, receiptStudentList, routes, type ReceiptCategory } from '@portfolio/receipts/contract';
import { download, saveBlob } from '../providers/api';
import { useTerm } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';
import { useCategories } from './queries';

/** 8.1.2 查看明細: students with what was received of each, and those who are not on the register. */
export default function ReceiptStudentsPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const categories = useCategories();
  const [tab, setTab] = useState<'students' | 'strangers'>('students');
  return (
    <Page title={translate('screens.receiptStudents')} code="S0502S" help={translate('receipts.students.help')}>
      <Tabs value={tab} onChange={(_, next: typeof tab) => setTab(next)} aria-label={translate('screens.receiptStudents')} sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}>
        <Tab value="students" label={translate('receipts.students.tabStudents')} />
        <Tab value="strangers" label={translate('receipts.students.tabStrangers')} />
      </Tabs>
      {tab === 'students' && <Workbooks term={term} categories={categories} />}
      {tab === 'students' && (
        <Grid
          key="students" list={receiptStudentList} params={{ term }} columns={['className', 'seatNo', 'studentNo', 'name', ...categories]}
          cells={{ name: ({ id, name }) => <Link component={RouterLink} to={`/receipt-students/${id}`}>{name}</Link> }}
          rowActions={({ id, name }) => (
            <Button component={RouterLink} to={`/receipt-students/${id}`} size="small" startIcon={<VisibilityIcon aria-hidden />} aria-label={translate('receipts.students.seeOf', { name: String(name) })}>{translate('receipts.students.see')}</Button>
          )}
        />
      )}
      {tab === 'strangers' && <Typography sx={{ mb: 1, color: 'text.secondary' }}>{translate('receipts.students.strangersHelp')}</Typography>}
      {tab === 'strangers' && <Grid key="strangers" embedded list={receiptStrangerList} params={{ term }} emptyText={translate('receipts.students.strangersEmpty')} />}
    </Page>
  );
}

/** All rows of a category as Excel. */
function Workbooks({ term, categories }: { term: string; categories: readonly ReceiptCategory[] }) {
  const translate = useTranslate();
  const [busy, setBusy] = useState<ReceiptCategory | null>(null);
  const [error, setError] = useState<unknown>(null);
  const fetchRows = async (category: ReceiptCategory) => {
    setBusy(category);
    setError(null);
    try {
      const { blob, name } = await download(routes.workbook, { query: { term, category } });
      saveBlob(blob, name);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1 }}>
        {categories.map((category) => (
          <Button key={category} size="small" variant="outlined" startIcon={<DownloadIcon aria-hidden />} loading={busy === category} onClick={() => void fetchRows(category)}>
            {translate('receipts.students.excel', { category: translate(`enums.receiptCategory.${category}`) })}
          </Button>
        ))}
      </Box>
      <ErrorNote error={error} />
    </>
  );
}
