import { useState } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import LinkOffIcon from '@mui/icons-material/LinkOff';
import { useNotify, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { codePoints } from '@portfolio/kernel/domain/text';
import { rosterExportList, routes } from '@portfolio/rosters/contract';
import { call, download, saveBlob, toApiError } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { rocDateTime } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid, type GridRow } from '../shared/Grid';
import { StateChip } from '../shared/StateChip';
import { gradeNames } from './grades';
import { useRefreshRosters } from './queries';

type Export = GridRow<typeof rosterExportList.columns>;

/** Exports of a year: the file of each as it was made, and the end of its links. */
export function RosterHistory({ year }: { year: number }) {
  const translate = useTranslate();
  const mayFetch = useMay(routes.exportFile.access);
  const mayRevoke = useMay(routes.revoke.access);
  const [revoking, setRevoking] = useState<Export | null>(null);
  const [error, setError] = useState<unknown>(null);
  const fetchFile = async ({ id }: Export) => {
    setError(null);
    try {
      const { blob, name } = await download(routes.exportFile, { params: { id } });
      saveBlob(blob, name);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      <ErrorNote error={error} />
      <Grid
        list={rosterExportList} params={{ year }} embedded emptyText={translate('rosters.page.historyEmpty')}
        columns={['madeAt', 'roster', 'mode', 'state', 'rows', 'errors', 'madeBy', 'openings']}
        cells={{
          roster: ({ roster, grades }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{`${String(roster)}（${gradeNames(translate, String(grades))}）`}</Box>,
          state: (row) => <ExportState {...row} />,
        }}
        rowActions={(row) => (
          <>
            {mayFetch && row.fileName && <Action verb="file" row={row} icon={DownloadIcon} onClick={() => void fetchFile(row)} />}
            {mayRevoke && row.state === 'done' && <Action verb="revoke" row={row} icon={LinkOffIcon} onClick={() => setRevoking(row)} />}
          </>
        )}
      />
      {revoking && <RevokeDialog row={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function Action({ verb, row, icon: Icon, onClick }: { verb: 'file' | 'revoke'; row: Export; icon: typeof DownloadIcon; onClick: () => void }) {
  const translate = useTranslate();
  const label = translate(`rosters.page.${verb}`);
  return <IconButton title={label} aria-label={`${label}：${rocDateTime(String(row.madeAt))}`} onClick={onClick}><Icon fontSize="small" /></IconButton>;
}

/** With the reason for which its links were ended. */
function ExportState({ state, revokedReason }: Export) {
  return (
    <>
      <StateChip enumName="rosterState" value={String(state)} />
      {revokedReason && <Box sx={{ whiteSpace: 'normal' }}>{String(revokedReason)}</Box>}
    </>
  );
}

function RevokeDialog({ row, onClose }: { row: Export; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshRosters();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const { max } = limits.reason;
  const revoke = async () => {
    setWrong(undefined);
    await call(routes.revoke, { params: { id: row.id }, body: { reason: reason.trim() } }).catch((error: unknown) => {
      setWrong(toApiError(error).fields.reason);
      throw error;
    });
    notify(translate('rosters.revoke.done'), { type: 'success' });
    refresh();
  };
  return (
    <ConfirmDialog open danger title={translate('rosters.revoke.title')} confirm={translate('rosters.page.revoke')} onConfirm={revoke} onClose={onClose}>
      {translate('rosters.revoke.text', { file: String(row.fileName) })}
      <TextField
        fullWidth required multiline margin="normal" label={translate('rosters.revoke.reason')} value={reason} onChange={(event) => setReason(event.target.value)}
        error={wrong !== undefined || codePoints(reason) > max} helperText={wrong ?? translate('ui.form.count', { used: codePoints(reason), limit: max })}
      />
    </ConfirmDialog>
  );
}
