import { useState } from 'react';
import Button from '@mui/material/Button';
import AddIcon from '@mui/icons-material/Add';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { counsellingRecordList, type CounsellingRecord } from '@portfolio/portfolio/contract';
import { useTerm } from '../providers/session';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';
import { RecordDialog } from './RecordDialog';
import { RecordFormDialog } from './RecordFormDialog';

/** 課程諮詢紀錄: what a counselling teacher has kept. */
export default function CounsellingRecordsPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const [search, setSearch] = useSearchParams();
  const [form, setForm] = useState<CounsellingRecord | 'new' | null>(null);
  const opened = search.get('record');
  const close = () => setSearch({});
  return (
    <Page title={translate('screens.counsellingRecords')} help={translate('counselling.help')}>
      <Grid
        list={counsellingRecordList} params={{ term }} columns={['subject', 'heldOn', 'kind', 'category', 'place', 'students', 'read']} emptyText={translate('counselling.empty')}
        firstCell={({ id }) => `/counselling-records?record=${id}`}
        actions={<Button variant="contained" startIcon={<AddIcon />} onClick={() => setForm('new')}>{translate('counselling.add')}</Button>}
      />
      {opened && !form && <RecordDialog id={opened} onClose={close} onEdit={setForm} />}
      {form && <RecordFormDialog record={form === 'new' ? null : form} onClose={() => setForm(null)} />}
    </Page>
  );
}
