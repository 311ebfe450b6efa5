import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import { useTranslate } from 'react-admin';
import { rocDateTime } from '../shared/dates';
import { FileView } from '../shared/FileView';
import { StateChip } from '../shared/StateChip';
import { OutcomeHistoryDialog } from './OutcomeHistoryDialog';
import { ReturnReason } from './ReturnReason';
import { studentLabel } from './student-label';
import type { CertificationRow } from './use-certifications';

interface CertifyDetailProps {
  row: CertificationRow;
  /** The buttons, which stay in sight. */
  children: ReactNode;
}

/** What a student has handed in, shown in place. */
export function CertifyDetail({ row, children }: CertifyDetailProps) {
  const translate = useTranslate();
  const [history, setHistory] = useState(false);
  const place = useRef<HTMLElement>(null);
  useScrollOnChange(place, row.id);
  return (
    <Paper ref={place} component="section" variant="outlined" aria-labelledby="certify-detail" sx={{ display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: { xs: 'calc(100dvh - 140px)', md: 0 }, scrollMarginTop: 72 }}>
      <Box sx={{ p: 2, display: 'grid', gap: 1, overflowY: { md: 'auto' }, flexGrow: 1, alignContent: 'start', minHeight: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          <Typography variant="h2" id="certify-detail" className="numeric">{studentLabel(translate, row)}</Typography>
          <StateChip enumName="outcomeState" value={row.state} />
          <Button size="small" color="inherit" startIcon={<HistoryIcon aria-hidden />} onClick={() => setHistory(true)} aria-haspopup="dialog" sx={{ ml: 'auto' }}>{translate('portfolio.outcomes.history')}</Button>
        </Box>
        <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{factsOf(row, translate)}</Typography>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{row.brief}</Typography>
        <ReturnReason outcome={row} />
        <Files key={row.id} row={row} />
      </Box>
      <Box sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider' }}>{children}</Box>
      {history && <OutcomeHistoryDialog id={row.id} onClose={() => setHistory(false)} />}
    </Paper>
  );
}

/** Where the list stands above, the next one begins at its top: nobody answers without having seen whose it is. */
function useScrollOnChange(place: RefObject<HTMLElement | null>, id: string): void {
  const stacked = useMediaQuery(useTheme().breakpoints.down('md'));
  const before = useRef(id);
  useEffect(() => {
    if (stacked && before.current !== id) place.current?.scrollIntoView({ block: 'start' });
    before.current = id;
  }, [stacked, id, place]);
}

function factsOf(row: CertificationRow, translate: ReturnType<typeof useTranslate>): string {
  return [
    row.courseName,
    translate('portfolio.student.studentNo', { studentNo: row.studentNo }),
    row.sentAt && translate('portfolio.outcomes.sentAt', { at: rocDateTime(row.sentAt) }),
    row.answeredAt && translate(row.deputyFor ? 'portfolio.outcomes.answeredFor' : 'portfolio.outcomes.answeredAt', { at: rocDateTime(row.answeredAt), by: row.answeredBy ?? '', for: row.deputyFor ?? '' }),
  ].filter(Boolean).join('　');
}

function Files({ row }: { row: CertificationRow }) {
  const translate = useTranslate();
  const files = [
    { kind: 'document', id: row.documentId, name: row.documentName ?? '', mime: row.documentMime ?? '' },
    { kind: 'media', id: row.mediaId, name: row.mediaName ?? '', mime: row.mediaMime ?? '' },
  ].flatMap((file) => (file.id === null ? [] : [{ ...file, id: file.id }]));
  const [at, setAt] = useState(0);
  const shown = files[at];
  if (!shown) return null;
  return (
    <Box sx={{ minWidth: 0 }}>
      {files.length > 1 && (
        <Tabs value={at} onChange={(_, next: number) => setAt(next)} aria-label={translate('portfolio.certify.files')} sx={{ mb: 1 }}>
          {files.map(({ kind }) => <Tab key={kind} label={translate(`portfolio.file.${kind}`)} />)}
        </Tabs>
      )}
      <FileView key={shown.id} id={shown.id} mime={shown.mime} name={shown.name} height="max(340px, calc(100dvh - 500px))" />
    </Box>
  );
}
