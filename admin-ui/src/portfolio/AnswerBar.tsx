import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import NavigateBeforeIcon from '@mui/icons-material/NavigateBefore';
import NavigateNextIcon from '@mui/icons-material/NavigateNext';
import ReplyIcon from '@mui/icons-material/ReplyOutlined';
import UndoIcon from '@mui/icons-material/UndoOutlined';
import { useTranslate } from 'react-admin';
import { canMove } from '@portfolio/portfolio/domain/outcome';
import type { Answer } from './use-answers';
import type { CertificationRow } from './use-certifications';

interface AnswerBarProps {
  row: CertificationRow;
  busy: boolean;
  onAnswer: (answer: Answer) => void;
  onStep: (by: 1 | -1) => void;
}

/** What a teacher can do with the one that is open, and the way to the next. */
export function AnswerBar({ row, busy, onAnswer, onStep }: AnswerBarProps) {
  const translate = useTranslate();
  const isWaiting = canMove(row.state, 'certify');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {isWaiting && <Button variant="contained" startIcon={<CheckCircleIcon aria-hidden />} disabled={busy} onClick={() => onAnswer('certify')}>{translate('portfolio.certify.certify')}</Button>}
      {isWaiting && <Button variant="outlined" color="warning" startIcon={<ReplyIcon aria-hidden />} disabled={busy} onClick={() => onAnswer('return')}>{translate('portfolio.certify.return')}</Button>}
      {canMove(row.state, 'undo') && <Button variant="outlined" startIcon={<UndoIcon aria-hidden />} disabled={busy} onClick={() => onAnswer('undo')}>{translate('portfolio.certify.undo')}</Button>}
      {isWaiting && <Typography variant="body2" sx={{ color: 'text.secondary', flex: '1 1 180px' }}>{translate('portfolio.certify.noGrade')}</Typography>}
      <Box sx={{ ml: 'auto', whiteSpace: 'nowrap' }}>
        <Step by={-1} label={translate('portfolio.certify.previous')} onStep={onStep} />
        <Step by={1} label={translate('portfolio.certify.next')} onStep={onStep} />
      </Box>
    </Box>
  );
}

function Step({ by, label, onStep }: { by: 1 | -1; label: string; onStep: AnswerBarProps['onStep'] }) {
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={() => onStep(by)}>{by === 1 ? <NavigateNextIcon /> : <NavigateBeforeIcon />}</IconButton>
    </Tooltip>
  );
}

interface ManyBarProps {
  count: number;
  waiting: boolean;
  busy: boolean;
  onAnswer: (answer: Answer) => void;
  onClear: () => void;
}

/** What can be done with all that are ticked. */
export function ManyBar({ count, waiting, busy, onAnswer, onClear }: ManyBarProps) {
  const translate = useTranslate();
  const smart = { smart_count: count };
  return (
    <Box role="status">
      {count > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, pl: 1.5, borderLeft: 3, borderColor: 'primary.main' }}>
          <Typography sx={{ fontWeight: 600 }}>{translate('portfolio.certify.selected', smart)}</Typography>
          {waiting && <Button size="small" variant="contained" disabled={busy} onClick={() => onAnswer('certify')}>{translate('portfolio.certify.certifyMany', smart)}</Button>}
          {waiting && <Button size="small" variant="outlined" color="warning" disabled={busy} onClick={() => onAnswer('return')}>{translate('portfolio.certify.returnMany', smart)}</Button>}
          {!waiting && <Button size="small" variant="outlined" disabled={busy} onClick={() => onAnswer('undo')}>{translate('portfolio.certify.undoMany', smart)}</Button>}
          <Button size="small" color="inherit" onClick={onClear}>{translate('portfolio.certify.clear')}</Button>
        </Box>
      )}
    </Box>
  );
}
