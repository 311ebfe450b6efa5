import { useRef, useState } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { passwordRoutes, type AccountRefusal } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { AccountRefusals } from './AccountRefusals';

export interface SwitchTarget {
  active: boolean;
  ids: string[];
  person?: { name: string; login: string };
}

/** Switches accounts off or on, after asking; says which were not. */
export function SwitchDialog({ target: { active, ids, person }, onClose }: { target: SwitchTarget; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [refused, setRefused] = useState<AccountRefusal[]>([]);
  const isTelling = useRef(false);
  const name = active ? 'on' : 'off';
  const title = translate(`passwords.switch-${name}`);
  const run = async () => {
    const answer = await call(passwordRoutes.switchAccounts, { body: { ids, active } });
    if (answer.done > 0) notify(`passwords.${name}`, { type: 'success', messageArgs: { count: answer.done } });
    refresh();
    isTelling.current = answer.refused.length > 0;
    setRefused(answer.refused);
  };
  if (refused.length > 0) {
    return (
      <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="switch-title">
        <DialogTitle id="switch-title">{title}</DialogTitle>
        <DialogContent><AccountRefusals refused={refused} /></DialogContent>
        <DialogActions><Button onClick={onClose} autoFocus>{translate('ui.action.close')}</Button></DialogActions>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog open danger={!active} title={title} confirm={title} onConfirm={run} onClose={() => !isTelling.current && onClose()}>
      {person ? translate(`passwords.${name}-one`, person) : translate(`passwords.${name}-many`, { count: ids.length })}
    </ConfirmDialog>
  );
}
