import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import FolderZipIcon from '@mui/icons-material/FolderZipOutlined';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { ConfirmDialog } from '../shared/ConfirmDialog';

/** A student on the list. */
export interface Chosen {
  id: string;
  studentNo: string;
  name: string;
}

interface ExportBasketProps {
  chosen: readonly Chosen[];
  onChoose: (chosen: readonly Chosen[]) => void;
  /** @throws ApiError, which the dialog shows */
  onStart: () => Promise<void>;
}

/** The list of students that the archive will hold. */
export function ExportBasket({ chosen, onChoose, onStart }: ExportBasketProps) {
  const translate = useTranslate();
  const [isAsking, setAsking] = useState(false);
  const { students: most, exportDays: days } = limits.exchange;
  const tooMany = chosen.length > most;
  return (
    <Paper variant="outlined" component="section" aria-label={translate('exchange.export.list')} sx={{ p: 2, display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography variant="h2" sx={{ mr: 'auto' }}>{translate('exchange.export.listCount', { count: chosen.length })}</Typography>
        <Button disabled={chosen.length === 0} onClick={() => onChoose([])}>{translate('exchange.export.clear')}</Button>
        <Button variant="contained" startIcon={<FolderZipIcon />} disabled={chosen.length === 0 || tooMany} onClick={() => setAsking(true)}>{translate('exchange.export.start')}</Button>
      </Box>
      {chosen.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('exchange.export.listEmpty')}</Typography>}
      {tooMany && <Typography role="alert" sx={{ color: 'error.main' }}>{translate('exchange.export.tooMany', { limit: most })}</Typography>}
      {chosen.length > 0 && (
        <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, m: 0, p: 0, listStyle: 'none' }}>
          {chosen.map((student) => (
            <li key={student.id}>
              <Chip label={`${student.studentNo} ${student.name}`} title={translate('exchange.export.remove', { name: student.name })} onDelete={() => onChoose(chosen.filter(({ id }) => id !== student.id))} />
            </li>
          ))}
        </Box>
      )}
      <ConfirmDialog open={isAsking} title={translate('exchange.export.start')} confirm={translate('exchange.export.confirm', { count: chosen.length })} onConfirm={onStart} onClose={() => setAsking(false)}>
        {translate('exchange.export.what', { count: chosen.length, days })}
      </ConfirmDialog>
    </Paper>
  );
}
