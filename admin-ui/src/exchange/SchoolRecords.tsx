import { useId, useState } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { useNotify, useTranslate } from 'react-admin';
import { exchangeSchoolList, routes } from '@portfolio/exchange/contract';
import { call, download, saveBlob } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { rocDateTime } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid, type GridRow } from '../shared/Grid';
import { Loading } from '../shared/Loading';
import { StateChip } from '../shared/StateChip';
import { LONG_MS } from './bytes';
import { FileInfoDialog } from './ExportDialogs';
import { useMove, useRefreshExchange } from './queries';
import { SchoolContent } from './SchoolContent';
import { SchoolPreview } from './SchoolPreview';

type Move = GridRow<typeof exchangeSchoolList.columns>;
type Shown = { what: 'info' | 'view' | 'end'; row: Move };

const isFetchable = ({ direction, state }: Move): boolean => direction === 'out' && state === 'done';
const isWaiting = ({ direction, state }: Move): boolean => direction === 'in' && (state === 'uploaded' || state === 'checked');

/** 搬遷紀錄: archives that were made, and those that came. */
export function SchoolRecords() {
  const translate = useTranslate();
  const [mayFetch, mayEnd] = [useMay(routes.schoolFile.access), useMay(routes.endSchool.access)];
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<unknown>(null);
  const close = () => setShown(null);
  const fetchFile = async ({ id }: Move) => {
    setError(null);
    try {
      const { blob, name } = await download(routes.schoolFile, { params: { id }, timeoutMs: LONG_MS });
      saveBlob(blob, name);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const action = (verb: string, row: Move, Icon: typeof KeyIcon, onClick: () => void) => {
    const label = translate(`exchange.school.${verb}`);
    return <IconButton title={label} aria-label={`${label}：${rocDateTime(String(row.madeAt))}`} onClick={onClick}><Icon fontSize="small" /></IconButton>;
  };
  return (
    <>
      <ErrorNote error={error} />
      <Grid
        list={exchangeSchoolList} embedded emptyText={translate('exchange.school.recordsEmpty')}
        cells={{ state: ({ state }) => <StateChip enumName="exchangeSchoolState" value={String(state)} /> }}
        rowActions={(row) => (
          <>
            {isFetchable(row) && mayFetch && action('file', row, DownloadIcon, () => void fetchFile(row))}
            {isFetchable(row) && mayFetch && action('info', row, KeyIcon, () => setShown({ what: 'info', row }))}
            {action('view', row, VisibilityIcon, () => setShown({ what: 'view', row }))}
            {(isFetchable(row) || isWaiting(row)) && mayEnd && action('end', row, DeleteIcon, () => setShown({ what: 'end', row }))}
          </>
        )}
      />
      {shown?.what === 'info' && <FileInfoDialog of={routes.schoolInfo} id={shown.row.id} onClose={close} />}
      {shown?.what === 'view' && <ContentDialog row={shown.row} mayImport={mayFetch} onClose={close} />}
      {shown?.what === 'end' && <EndDialog row={shown.row} onClose={close} />}
    </>
  );
}

function ContentDialog({ row, mayImport, onClose }: { row: Move; mayImport: boolean; onClose: () => void }) {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{translate('exchange.school.view')}</DialogTitle>
      <DialogContent tabIndex={0}>{mayImport && row.direction === 'in' && row.state === 'checked' ? <SchoolPreview id={row.id} onAgain={onClose} /> : <Content id={row.id} />}</DialogContent>
      <DialogActions><Button onClick={onClose} autoFocus>{translate('ui.action.close')}</Button></DialogActions>
    </Dialog>
  );
}

function Content({ id }: { id: string }) {
  const { data, error, refetch } = useMove(id);
  return (
    <>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && <SchoolContent detail={data} />}
    </>
  );
}

function EndDialog({ row, onClose }: { row: Move; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshExchange();
  const end = async () => {
    await call(routes.endSchool, { params: { id: row.id } });
    notify(translate('exchange.school.ended'), { type: 'success' });
    refresh();
  };
  return (
    <ConfirmDialog open danger title={translate('exchange.school.end')} confirm={translate('exchange.school.end')} onConfirm={end} onClose={onClose}>
      {translate('exchange.school.endText', { file: String(row.fileName) })}
    </ConfirmDialog>
  );
}
