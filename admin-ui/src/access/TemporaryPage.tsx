import { useState } from 'react';
import Button from '@mui/material/Button';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { temporaryList, temporaryRoutes } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Grid, type GridRow } from '../shared/Grid';
import { Page } from '../shared/Page';
import { ClassName } from './ClassName';
import { TemporaryDialog } from './TemporaryDialog';

export type TemporaryRow = GridRow<typeof temporaryList.columns>;

/** 3.7 轉學生臨時帳號 */
export default function TemporaryPage() {
  const translate = useTranslate();
  const [opened, setOpened] = useState<TemporaryRow | null>(null);
  const [doomed, setDoomed] = useState<TemporaryRow | null>(null);
  const mayOpen = useMay(temporaryRoutes.openTemporary.access);
  const mayEnd = useMay(temporaryRoutes.endTemporary.access);
  const rowActions = (student: TemporaryRow) => (
    <>
      {mayOpen && <Button size="small" aria-label={translate('temporary.open-of', { name: student.name })} onClick={() => setOpened(student)}>{translate('temporary.open')}</Button>}
      {mayEnd && student.state === 'open' && <Button size="small" color="error" aria-label={translate('temporary.end-of', { name: student.name })} onClick={() => setDoomed(student)}>{translate('temporary.end')}</Button>}
    </>
  );
  return (
    <Page title={translate('screens.temporaryAccounts')} code="S0202S2" help={translate('temporary.help')}>
      <Grid list={temporaryList} cells={{ className: ({ className }) => <ClassName name={className} /> }} emptyText={translate('temporary.empty')} rowActions={mayOpen || mayEnd ? rowActions : undefined} />
      {opened && <TemporaryDialog student={opened} onClose={() => setOpened(null)} />}
      {doomed && <EndDialog student={doomed} onClose={() => setDoomed(null)} />}
    </Page>
  );
}

function EndDialog({ student, onClose }: { student: TemporaryRow; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [name, login] = [String(student.name), String(student.login)];
  const end = async () => {
    await call(temporaryRoutes.endTemporary, { params: { id: student.id } });
    notify('temporary.ended', { type: 'success', messageArgs: { name } });
    refresh();
  };
  return <ConfirmDialog open danger title={translate('temporary.end-of', { name })} confirm={translate('temporary.end')} onConfirm={end} onClose={onClose}>{translate('temporary.end-ask', { name, login })}</ConfirmDialog>;
}
