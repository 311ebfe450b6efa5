import { useState } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import LinkOffIcon from '@mui/icons-material/LinkOff';
import LockOpenIcon from '@mui/icons-material/LockOpenOutlined';
import { useNotify, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { codePoints } from '@portfolio/kernel/domain/text';
import { rosterExportLists, rosterRoutes, type Subject } from '@portfolio/rosters/contract';
import { call, download, saveBlob, toApiError } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { rocDateTime } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid, type GridRow } from '../shared/Grid';
import { StateChip } from '../shared/StateChip';
import { gradeNames } from './grades';
import { useRefreshRosters } from './queries';

type Export = GridRow<(typeof rosterExportLists)[Subject]['columns']>;

/** Exports of a year: the file of each as it was made, the end of its links, and the way back from a final one. */
export function RosterHistory({ subject, year }: { subject: Subject; year: number }) {
  const routes = rosterRoutes[subject];
  const translate = useTranslate();
  const mayFetch = useMay(routes.exportFile.access);
  const mayEnd = useMay(routes.revoke.access);
  const [ending, setEnding] = useState<{ verb: Ending; row: Export } | null>(null);
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
        list={rosterExportLists[subject]} params={{ year }} embedded emptyText={translate('rosters.page.historyEmpty')}
        columns={['madeAt', 'roster', 'mode', 'state', 'rows', 'errors', 'madeBy', 'openings']}
        cells={{
          roster: ({ roster, grades }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{`${String(roster)}（${gradeNames(translate, String(grades))}）`}</Box>,
          rows: (row) => <ExportRows {...row} />,
          state: (row) => <ExportState {...row} />,
        }}
        rowActions={(row) => (
          <>
            {mayFetch && row.fileName && <Action verb="file" row={row} icon={DownloadIcon} onClick={() => void fetchFile(row)} />}
            {mayEnd && subject !== 'officers' && row.state === 'done' && <Action verb="revoke" row={row} icon={LinkOffIcon} onClick={() => setEnding({ verb: 'revoke', row })} />}
            {mayEnd && isFinal(row) && <Action verb="unlock" row={row} icon={LockOpenIcon} onClick={() => setEnding({ verb: 'unlock', row })} />}
          </>
        )}
      />
      {ending && <EndDialog subject={subject} {...ending} onClose={() => setEnding(null)} />}
    </>
  );
}

const isFinal = ({ mode, state }: Export): boolean => mode === 'final' && (state === 'done' || state === 'revoked');

function Action({ verb, row, icon: Icon, onClick }: { verb: 'file' | Ending; row: Export; icon: typeof DownloadIcon; onClick: () => void }) {
  const translate = useTranslate();
  const label = translate(`rosters.page.${verb}`);
  return <IconButton title={label} aria-label={`${label}：${rocDateTime(String(row.madeAt))}`} onClick={onClick}><Icon fontSize="small" /></IconButton>;
}

/** With what changed since the final export before. */
function ExportRows({ rows, added, changed, removed }: Export) {
  const translate = useTranslate();
  return (
    <>
      {rows === null ? '' : String(rows)}
      {added !== null && <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{translate('rosters.page.changed', { added: Number(added), changed: Number(changed), removed: Number(removed) })}</Box>}
    </>
  );
}

/** With the reason for which its links were ended, or who took it back and why. */
function ExportState({ state, revokedReason, unlockedAt, unlockedBy, unlockedReason }: Export) {
  const translate = useTranslate();
  return (
    <>
      <StateChip enumName="rosterState" value={String(state)} />
      {revokedReason && <Box sx={{ whiteSpace: 'normal' }}>{String(revokedReason)}</Box>}
      {unlockedReason && <Box sx={{ whiteSpace: 'normal' }}>{translate('rosters.unlock.by', { at: rocDateTime(String(unlockedAt)), by: String(unlockedBy ?? ''), reason: String(unlockedReason) })}</Box>}
    </>
  );
}

type Ending = 'revoke' | 'unlock';

/** Ends the links of an export, or takes a final one back: each asks for the reason. */
function EndDialog({ subject, verb, row, onClose }: { subject: Subject; verb: Ending; row: Export; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshRosters();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const { max } = limits.reason;
  const send = async (): Promise<Record<string, number>> => {
    const [routes, given] = [rosterRoutes[subject], { params: { id: row.id }, body: { reason: reason.trim() } }];
    return verb === 'revoke' ? call(routes.revoke, given) : call(routes.unlock, given);
  };
  const end = async () => {
    setWrong(undefined);
    const answered = await send().catch((error: unknown) => {
      setWrong(toApiError(error).fields.reason);
      throw error;
    });
    notify(translate(`rosters.${verb}.done${subject === 'officers' ? 'Posts' : ''}`, { ...answered }), { type: 'success' });
    refresh();
  };
  const values = { file: String(row.fileName), rows: Number(row.rows ?? 0) };
  return (
    <ConfirmDialog open danger title={translate(`rosters.${verb}.title`)} confirm={translate(`rosters.page.${verb}`)} onConfirm={end} onClose={onClose}>
      {translate(`rosters.${verb}.${subject === 'officers' ? 'textPosts' : 'text'}`, values)}
      <TextField
        fullWidth required multiline margin="normal" label={translate(`rosters.${verb}.reason`)} value={reason} onChange={(event) => setReason(event.target.value)}
        error={wrong !== undefined || codePoints(reason) > max} helperText={wrong ?? translate('ui.form.count', { used: codePoints(reason), limit: max })}
      />
    </ConfirmDialog>
  );
}
