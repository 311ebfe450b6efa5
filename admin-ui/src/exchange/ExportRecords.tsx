import { useState } from 'react';
import IconButton from '@mui/material/IconButton';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import GroupIcon from '@mui/icons-material/GroupOutlined';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import { useNotify, useTranslate } from 'react-admin';
import { exchangeExportList, routes } from '@portfolio/exchange/contract';
import { call, download, saveBlob } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { rocDateTime } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid, type GridRow } from '../shared/Grid';
import { StateChip } from '../shared/StateChip';
import { ExportedStudentsDialog, FileInfoDialog } from './ExportDialogs';
import { useRefreshExchange } from './queries';

type Export = GridRow<typeof exchangeExportList.columns>;
type Shown = { what: 'info' | 'students' | 'end'; row: Export };

/** 匯出紀錄: each with its file, what is to be told with it, its students, and its end. */
export function ExportRecords() {
  const translate = useTranslate();
  const [mayFetch, mayEnd] = [useMay(routes.exportFile.access), useMay(routes.endExport.access)];
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<unknown>(null);
  const close = () => setShown(null);
  const fetchFile = async ({ id }: Export) => {
    setError(null);
    try {
      const { blob, name } = await download(routes.exportFile, { params: { id } });
      saveBlob(blob, name);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const action = (verb: string, row: Export, Icon: typeof KeyIcon, onClick: () => void) => {
    const label = translate(`exchange.export.${verb}`);
    return <IconButton title={label} aria-label={`${label}：${rocDateTime(String(row.madeAt))}`} onClick={onClick}><Icon fontSize="small" /></IconButton>;
  };
  return (
    <>
      <ErrorNote error={error} />
      <Grid
        list={exchangeExportList} embedded emptyText={translate('exchange.export.recordsEmpty')}
        cells={{ state: ({ state }) => <StateChip enumName="exchangeExportState" value={String(state)} /> }}
        rowActions={(row) => (
          <>
            {row.state === 'done' && mayFetch && action('file', row, DownloadIcon, () => void fetchFile(row))}
            {row.state === 'done' && action('info', row, KeyIcon, () => setShown({ what: 'info', row }))}
            {action('who', row, GroupIcon, () => setShown({ what: 'students', row }))}
            {row.state === 'done' && mayEnd && action('end', row, DeleteIcon, () => setShown({ what: 'end', row }))}
          </>
        )}
      />
      {shown?.what === 'info' && <FileInfoDialog of={routes.exportInfo} id={shown.row.id} onClose={close} />}
      {shown?.what === 'students' && <ExportedStudentsDialog id={shown.row.id} onClose={close} />}
      {shown?.what === 'end' && <EndDialog row={shown.row} onClose={close} />}
    </>
  );
}

function EndDialog({ row, onClose }: { row: Export; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshExchange();
  const end = async () => {
    await call(routes.endExport, { params: { id: row.id } });
    notify(translate('exchange.export.ended'), { type: 'success' });
    refresh();
  };
  return (
    <ConfirmDialog open danger title={translate('exchange.export.end')} confirm={translate('exchange.export.end')} onConfirm={end} onClose={onClose}>
      {translate('exchange.export.endText', { file: String(row.fileName), count: Number(row.students) })}
    </ConfirmDialog>
  );
}
