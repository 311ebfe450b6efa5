import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import { useNotify, useTranslate } from 'react-admin';
import { accountRoutes, type OwnSession } from '@portfolio/access/contract';
import { HomeCard } from '../home/HomeCard';
import { call } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { rocDateTime } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { useOwnSessions, useRefreshAccount } from './account-queries';

/** 登入中的裝置: where the account is signed in, and the end of it. */
export function SessionsCard() {
  const translate = useTranslate();
  const { data: sessions, error, refetch } = useOwnSessions();
  const [ending, setEnding] = useState<OwnSession | 'others' | null>(null);
  const others = sessions?.filter(({ current }) => !current).length ?? 0;
  return (
    <HomeCard title={translate('account.sessions.title')} action={others > 1 && <Button color="error" onClick={() => setEnding('others')}>{translate('account.sessions.end-others')}</Button>}>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>{translate('account.sessions.help')}</Typography>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!sessions && !error && <Loading />}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {sessions?.map((session) => <SessionRow key={session.id} session={session} onEnd={() => setEnding(session)} />)}
      </Box>
      {ending && <EndDialog ending={ending} others={others} onClose={() => setEnding(null)} />}
    </HomeCard>
  );
}

function useDeviceName(): (session: OwnSession) => string {
  const translate = useTranslate();
  return ({ device: { browser, system } }) => [browser, system].filter(Boolean).join('・') || translate('account.sessions.unknown');
}

function SessionRow({ session, onEnd }: { session: OwnSession; onEnd: () => void }) {
  const translate = useTranslate();
  const name = useDeviceName()(session);
  const { current, address, lastUsedAt, startedAt } = session;
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          {name}
          {current && <Chip size="small" variant="outlined" color="success" icon={<CheckCircleIcon aria-hidden />} label={translate('account.sessions.current')} />}
        </Typography>
        <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {translate('account.sessions.line', { address: address ?? translate('account.sessions.unknown'), used: rocDateTime(lastUsedAt), started: rocDateTime(startedAt) })}
        </Typography>
      </Box>
      {!current && <Button size="small" variant="outlined" onClick={onEnd} aria-label={`${translate('account.sessions.end')}：${name}`}>{translate('account.sessions.end')}</Button>}
    </Box>
  );
}

function EndDialog({ ending, others, onClose }: { ending: OwnSession | 'others'; others: number; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshAccount();
  const nameOf = useDeviceName();
  const end = async () => {
    if (ending === 'others') await call(accountRoutes.endOtherSessions);
    else await call(accountRoutes.endSession, { params: { id: ending.id } });
    await refresh();
    notify('account.sessions.ended', { type: 'success' });
  };
  return (
    <ConfirmDialog open danger title={translate(ending === 'others' ? 'account.sessions.end-others' : 'account.sessions.end')} confirm={translate('account.sessions.end')} onConfirm={end} onClose={onClose}>
      {ending === 'others' ? translate('account.sessions.confirm-others', { count: others }) : translate('account.sessions.confirm', { device: nameOf(ending), address: ending.address ?? '' })}
    </ConfirmDialog>
  );
}
