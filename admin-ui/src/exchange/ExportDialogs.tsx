import { useId, useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import ContentCopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { useTranslate } from 'react-admin';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { bytesText } from './bytes';
import { useExportedStudents, useFileInfo, type InfoRoute } from './queries';

function Frame({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>{children}</DialogContent>
      <DialogActions><Button onClick={onClose} autoFocus>{translate('ui.action.close')}</Button></DialogActions>
    </Dialog>
  );
}

/** 檔案資訊: what the other school has to be told, by another way than the file. */
export function FileInfoDialog({ of, id, onClose }: { of: InfoRoute; id: string; onClose: () => void }) {
  const translate = useTranslate();
  const { data, error } = useFileInfo(of, id);
  const [copied, setCopied] = useState('');
  const lines = data ? [['fileName', data.fileName], ['bytes', bytesText(data.bytes)], ['password', data.password], ['md5', data.md5]] : [];
  const copy = async (name: string, text: string) => {
    await navigator.clipboard.writeText(text);
    setCopied(translate('exchange.info.copied', { name: translate(`exchange.info.${name}`) }));
  };
  return (
    <Frame title={translate('exchange.export.info')} onClose={onClose}>
      <Typography>{translate('exchange.info.help')}</Typography>
      <ErrorNote error={error} />
      {!data && !error && <Loading />}
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
        {lines.map(([name, text]) => (
          <div key={name}>
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>{translate(`exchange.info.${name}`)}</Typography>
            <Box component="dd" sx={{ m: 0, display: 'flex', alignItems: 'center', gap: 1 }}>
              <Typography component="span" className="numeric" sx={{ mr: 'auto', minWidth: 0, overflowWrap: 'anywhere', fontFamily: name === 'bytes' ? undefined : 'monospace' }}>{text}</Typography>
              {name !== 'bytes' && <Button size="small" startIcon={<ContentCopyIcon />} aria-label={translate('exchange.info.copyOf', { name: translate(`exchange.info.${name}`) })} onClick={() => void copy(name, text)}>{translate('exchange.info.copy')}</Button>}
            </Box>
          </div>
        ))}
      </Box>
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', minHeight: '1.5em' }}>{copied}</Typography>
    </Frame>
  );
}

const COUNTS = ['outcomes', 'performances', 'posts', 'files'] as const;

/** Who is in an export, with what of each. */
export function ExportedStudentsDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const translate = useTranslate();
  const { data, error } = useExportedStudents(id);
  return (
    <Frame title={translate('exchange.export.who')} onClose={onClose}>
      <ErrorNote error={error} />
      {!data && !error && <Loading />}
      {data && (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={translate('exchange.export.who')}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{translate('resources.exchange-students.fields.studentNo')}</TableCell>
                <TableCell>{translate('resources.exchange-students.fields.name')}</TableCell>
                {COUNTS.map((name) => <TableCell key={name} align="right">{translate(`exchange.counts.${name}`)}</TableCell>)}
              </TableRow>
            </TableHead>
            <TableBody>
              {data.map((student) => (
                <TableRow key={student.id}>
                  <TableCell>{student.studentNo}</TableCell>
                  <TableCell>{student.name}</TableCell>
                  {COUNTS.map((name) => <TableCell key={name} align="right" className="numeric">{student[name] ?? ''}</TableCell>)}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Frame>
  );
}
