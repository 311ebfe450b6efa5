import { useState } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import AttachFileIcon from '@mui/icons-material/AttachFileOutlined';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import FolderZipIcon from '@mui/icons-material/FolderZipOutlined';
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
import { ChangesDialog } from './ChangesDialog';
import { gradeNames } from './grades';
import { useRefreshRosters } from './queries';

type Export = GridRow<(typeof rosterExportLists)[Subject]['columns']>;

/** Exports of a year: the file of each as it was made, the end of its links, and the way back from a final one. */
export function RosterHistory({ subject, year, onPack }: { subject: Subject; year: number; onPack: (jobId: string) => void }) {
  const routes = rosterRoutes[subject];
  const translate = useTranslate();
  const mayFetch = useMay(routes.exportFile.access);
  const mayEnd = useMay(routes.revoke.access);
  const [compared, setCompared] = useState<Export | null>(null);
  const [ending, setEnding] = useState<{ verb: Ending; row: Export } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const trying = async (work: () => Promise<void>) => {
    setError(null);
    await work().catch(setError);
  };
  const fetchFile = (route: typeof routes.exportFile | typeof routes.attachments, { id }: Export) => trying(async () => {
    const { blob, name } = await download(route, { params: { id } });
    saveBlob(blob, name);
  });
  const pack = ({ id }: Export) => trying(async () => onPack((await call(routes.packAttachments, { params: { id } })).jobId));
  return (
    <>
      <ErrorNote error={error} />
      <Grid
        list={rosterExportLists[subject]} params={{ year }} embedded emptyText={translate('rosters.page.historyEmpty')}
        columns={['madeAt', 'roster', 'mode', 'state', 'rows', 'errors', 'columnsEdition', 'madeBy', 'openings']}
        cells={{
          roster: ({ roster, grades }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{`${String(roster)}（${gradeNames(translate, String(grades))}）`}</Box>,
          rows: (row) => <ExportRows row={row} onCompare={subject === 'officers' ? undefined : () => setCompared(row)} />,
          state: (row) => <ExportState {...row} />,
        }}
        rowActions={(row) => (
          <>
            {mayFetch && row.fileName && <Action verb="file" row={row} icon={DownloadIcon} onClick={() => void fetchFile(routes.exportFile, row)} />}
            {mayFetch && subject !== 'officers' && isFinal(row) && <Action verb="pack" row={row} icon={FolderZipIcon} onClick={() => void pack(row)} />}
            {mayFetch && row.attachmentsMadeAt && isFinal(row) && <Action verb="attachments" row={row} icon={AttachFileIcon} onClick={() => void fetchFile(routes.attachments, row)} />}
            {mayEnd && subject !== 'officers' && row.state === 'done' && <Action verb="revoke" row={row} icon={LinkOffIcon} onClick={() => setEnding({ verb: 'revoke', row })} />}
            {mayEnd && isFinal(row) && <Action verb="unlock" row={row} icon={LockOpenIcon} onClick={() => setEnding({ verb: 'unlock', row })} />}
          </>
        )}
      />
      {compared && <ChangesDialog subject={subject} exportId={compared.id} title={translate('rosters.changes.title', { roster: String(compared.roster), at: rocDateTime(String(compared.madeAt)) })} onClose={() => setCompared(null)} />}
      {ending && <EndDialog subject={subject} {...ending} onClose={() => setEnding(null)} />}
    </>
  );
}

const isFinal = ({ mode, state }: Export): boolean => mode === 'final' && (state === 'done' || state === 'revoked');

function Action({ verb, row, icon: Icon, onClick }: { verb: 'file' | 'pack' | 'attachments' | Ending; row: Export; icon: typeof DownloadIcon; onClick: () => void }) {
  const translate = useTranslate();
  const label = translate(`rosters.page.${verb}`);
  return <IconButton title={label} aria-label={`${label}：${rocDateTime(String(row.madeAt))}`} onClick={onClick}><Icon fontSize="small" /></IconButton>;
}

/** With what changed since the final export before, which opens as a list. */
function ExportRows({ row: { rows, added, changed, removed, madeAt }, onCompare }: { row: Export; onCompare?: () => void }) {
  const translate = useTranslate();
  const text = translate('rosters.page.changed', { added: Number(added), changed: Number(changed), removed: Number(removed) });
  const isOpenable = onCompare && Number(added) + Number(changed) + Number(removed) > 0;
  return (
    <>
      {rows === null ? '' : String(rows)}
      {added !== null && (
        <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {isOpenable ? <Link component="button" type="button" onClick={onCompare} aria-label={`${text}：${rocDateTime(String(madeAt))}`}>{text}</Link> : text}
        </Box>
      )}
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
