import { useId, useState } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { useTranslate } from 'react-admin';
import { exchangeImportList, routes } from '@portfolio/exchange/contract';
import { useMay } from '../providers/session';
import { rocDateTime } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid } from '../shared/Grid';
import { Loading } from '../shared/Loading';
import { StateChip } from '../shared/StateChip';
import { ImportPreview } from './ImportPreview';
import { ImportStudents } from './ImportStudents';
import { useImport } from './queries';

/** 匯入紀錄: each with what was taken of every student and what not. */
export function ImportRecords() {
  const translate = useTranslate();
  const [shown, setShown] = useState<{ id: string; waits: boolean } | null>(null);
  const mayImport = useMay(routes.apply.access);
  return (
    <>
      <Grid
        list={exchangeImportList} embedded emptyText={translate('exchange.import.recordsEmpty')}
        cells={{
          state: ({ state }) => <StateChip enumName="exchangeImportState" value={String(state)} />,
          completed: ({ students, completed }) => (students === null ? '' : translate('exchange.import.completed', { students: Number(students), completed: Number(completed) })),
        }}
        rowActions={(row) => (
          <IconButton title={translate('exchange.import.view')} aria-label={`${translate('exchange.import.view')}：${rocDateTime(String(row.madeAt))}`} onClick={() => setShown({ id: row.id, waits: row.state === 'checked' })}>
            <VisibilityIcon fontSize="small" />
          </IconButton>
        )}
      />
      {shown && <DetailDialog {...shown} waits={shown.waits && mayImport} onClose={() => setShown(null)} />}
    </>
  );
}

function DetailDialog({ id, waits, onClose }: { id: string; waits: boolean; onClose: () => void }) {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{translate('exchange.import.view')}</DialogTitle>
      <DialogContent tabIndex={0}>{waits ? <ImportPreview id={id} onAgain={onClose} /> : <Detail id={id} />}</DialogContent>
      <DialogActions><Button onClick={onClose} autoFocus>{translate('ui.action.close')}</Button></DialogActions>
    </Dialog>
  );
}

function Detail({ id }: { id: string }) {
  const { data, error, refetch } = useImport(id);
  return (
    <>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && <ImportStudents detail={data} />}
    </>
  );
}
