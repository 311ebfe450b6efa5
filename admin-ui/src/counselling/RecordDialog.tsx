import { useId, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';
import { counsellingRoutes, type CounsellingRecord } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { rocDateTime } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { RecordText } from './RecordText';
import { useRecord, useRefreshCounselling } from './queries';

interface RecordDialogProps {
  id: string;
  onClose: () => void;
  onEdit: (record: CounsellingRecord) => void;
}

/** One record with who was there and who has read it; changed or removed while nobody has. */
export function RecordDialog({ id, onClose, onEdit }: RecordDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshCounselling();
  const titleId = useId();
  const { data: record, error, isPending, refetch } = useRecord(id);
  const [removing, setRemoving] = useState(false);
  const isRead = record?.students.some(({ readAt }) => readAt !== null) ?? true;
  const remove = async () => {
    await call(counsellingRoutes.removeCounsellingRecord, { params: { id } });
    notify('counselling.removed', { type: 'success' });
    void refreshAll();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{record?.subject ?? translate('screens.counsellingRecords')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {isPending && <Loading />}
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {record && <RecordText record={record} />}
        {record && <Students record={record} />}
        {record && isRead && <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('counselling.fixed')}</Typography>}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', gap: 1 }}>
        {record && !isRead && <Button color="error" onClick={() => setRemoving(true)}>{translate('ui.action.delete')}</Button>}
        {record && !isRead && <Button variant="outlined" onClick={() => onEdit(record)}>{translate('ui.action.edit')}</Button>}
        <Button onClick={onClose} autoFocus>{translate('ui.action.close')}</Button>
      </DialogActions>
      <ConfirmDialog open={removing} danger title={translate('counselling.remove-title')} confirm={translate('ui.action.delete')} onConfirm={remove} onClose={() => setRemoving(false)}>
        {translate('counselling.remove-text', { subject: record?.subject ?? '', students: record?.students.length ?? 0 })}
      </ConfirmDialog>
    </Dialog>
  );
}

function Students({ record: { students } }: { record: CounsellingRecord }) {
  const translate = useTranslate();
  const read = students.filter(({ readAt }) => readAt !== null).length;
  return (
    <Box component="section" aria-labelledby="counselling-students">
      <Typography id="counselling-students" variant="h3" component="h3" className="numeric">{translate('counselling.students-read', { students: students.length, read })}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, maxHeight: 240, overflowY: 'auto' }} tabIndex={0}>
        {students.map(({ id, className, seatNo, name, readAt }) => (
          <Typography component="li" key={id} variant="body2" className="numeric">
            {[className, seatNo !== null && translate('portfolio.student.seat', { seatNo }), name].filter(Boolean).join(' ')}{'　'}{readAt ? translate('counselling.read-at', { at: rocDateTime(readAt) }) : translate('counselling.unread')}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
