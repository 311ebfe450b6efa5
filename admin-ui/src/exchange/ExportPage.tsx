import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import PlaylistAddIcon from '@mui/icons-material/PlaylistAdd';
import { useNotify, useTranslate } from 'react-admin';
import { exchangeStudentList, routes } from '@portfolio/exchange/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { Grid, type Selection } from '../shared/Grid';
import { JobProgress } from '../shared/JobProgress';
import { Page } from '../shared/Page';
import { ExchangeTabs } from './ExchangeTabs';
import { ExportBasket, type Chosen } from './ExportBasket';
import { ExportRecords } from './ExportRecords';
import { useRefreshExchange } from './queries';

/** 6.1 匯出學生學習歷程資料: students are put on a list, the list becomes one archive. */
export default function ExportPage() {
  const translate = useTranslate();
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [jobId, setJobId] = useState<string | null>(null);
  const refresh = useRefreshExchange();
  const start = async () => {
    const started = await call(routes.startExport, { body: { students: chosen.map(({ id }) => id) } });
    setJobId(started.jobId);
    setChosen([]);
    refresh();
  };
  return (
    <Page title={translate('screens.exchangeExport')} code="S0401S" help={translate('exchange.export.help')}>
      {jobId && <Box sx={{ mb: 2 }}><JobProgress key={jobId} id={jobId} onEnd={refresh} /></Box>}
      <ExchangeTabs label={translate('screens.exchangeExport')} tabs={[{ value: 'students', label: translate('exchange.export.students') }, { value: 'records', label: translate('exchange.export.records') }]}>
        {(tab) => (tab === 'records' ? <ExportRecords /> : <Students chosen={chosen} onChoose={setChosen} onStart={start} />)}
      </ExchangeTabs>
    </Page>
  );
}

interface StudentsProps {
  chosen: readonly Chosen[];
  onChoose: (chosen: readonly Chosen[]) => void;
  onStart: () => Promise<void>;
}

function Students({ chosen, onChoose, onStart }: StudentsProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const mayExport = useMay(routes.startExport.access);
  const add = ({ rows, clear }: Selection<typeof exchangeStudentList.columns>) => {
    const known = new Set(chosen.map(({ id }) => id));
    const more = rows.filter(({ id }) => !known.has(id)).map(({ id, studentNo, name }) => ({ id, studentNo: String(studentNo), name: String(name) }));
    onChoose([...chosen, ...more]);
    clear();
    notify(translate('exchange.export.added', { count: more.length }), { type: 'info' });
  };
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {mayExport && <ExportBasket chosen={chosen} onChoose={onChoose} onStart={onStart} />}
      <Grid
        list={exchangeStudentList} embedded emptyText={translate('exchange.export.empty')}
        bulkActions={mayExport ? (selection) => <Button variant="contained" startIcon={<PlaylistAddIcon />} onClick={() => add(selection)}>{translate('exchange.export.add')}</Button> : undefined}
      />
    </Box>
  );
}
