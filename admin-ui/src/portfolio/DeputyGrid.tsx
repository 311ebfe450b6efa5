import { useState } from 'react';
import Button from '@mui/material/Button';
import AddIcon from '@mui/icons-material/Add';
import EventBusyIcon from '@mui/icons-material/EventBusyOutlined';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { rocDate } from '@portfolio/kernel/domain/clock';
import { deputyRoutes, type deputyList, type myDeputyList } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Grid, type GridRow } from '../shared/Grid';
import { DeputyDialog } from './DeputyDialog';

type Row = GridRow<typeof deputyList.columns>;

interface DeputyGridProps {
  /** Both lists have these columns. */
  list: typeof deputyList | typeof myDeputyList;
  ofSchool: boolean;
  mayAdd: boolean;
  mayEnd: (row: Row) => boolean;
  emptyText: string;
}

/** Periods of deputies: name one, end one. */
export function DeputyGrid({ list, ofSchool, mayAdd, mayEnd, emptyText }: DeputyGridProps) {
  const translate = useTranslate();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Row | null>(null);
  const endLabel = translate('deputies.end');
  return (
    <>
      <Grid
        list={list as typeof deputyList} emptyText={emptyText}
        actions={mayAdd && <Button variant="contained" startIcon={<AddIcon />} onClick={() => setAdding(true)}>{translate('deputies.add')}</Button>}
        rowActions={(row) => row.state !== 'ended' && mayEnd(row) && (
          <Button size="small" startIcon={<EventBusyIcon aria-hidden />} aria-label={`${endLabel} ${String(row.teacherName)} ${String(row.substituteName)}`} onClick={() => setEnding(row)}>{endLabel}</Button>
        )}
      />
      {adding && <DeputyDialog ofSchool={ofSchool} onClose={() => setAdding(false)} />}
      {ending && <EndDialog row={ending} ofSchool={ofSchool} onClose={() => setEnding(null)} />}
    </>
  );
}

function EndDialog({ row, ofSchool, onClose }: { row: Row; ofSchool: boolean; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const end = async () => {
    await call(ofSchool ? deputyRoutes.endDeputy : deputyRoutes.endMyDeputy, { params: { id: row.id } });
    notify('deputies.ended', { type: 'success' });
    refresh();
  };
  const values = { teacher: String(row.teacherName), substitute: String(row.substituteName), from: rocDate(String(row.startsOn)), until: rocDate(String(row.endsOn)) };
  return (
    <ConfirmDialog open danger title={translate('deputies.end-title')} confirm={translate('deputies.end')} onConfirm={end} onClose={onClose}>
      {translate('deputies.end-text', values)}
    </ConfirmDialog>
  );
}
