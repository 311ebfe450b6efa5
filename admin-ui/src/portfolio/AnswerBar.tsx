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
import type { Closed } from './rules/answer-times';
import type { Answer } from './use-answers';
import type { CertificationRow } from './use-certifications';

interface AnswerBarProps {
  row: CertificationRow;
  busy: boolean;
  /** Why it cannot be answered now; null when it can. */
  closed: Closed | null;
  onAnswer: (answer: Answer) => void;
  onStep: (by: 1 | -1) => void;
}

/** What a teacher can do with the one that is open, and the way to the next. */
export function AnswerBar({ row, busy, closed, onAnswer, onStep }: AnswerBarProps) {
  const translate = useTranslate();
  const isWaiting = canMove(row.state, 'certify');
  const canUndo = canMove(row.state, 'undo');
  const off = busy || closed !== null;
  const words = closed && (isWaiting || canUndo) ? translate(`portfolio.certify.closed.${closed.key}`, closed.values) : isWaiting && translate('portfolio.certify.noGrade');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {isWaiting && <Button variant="contained" startIcon={<CheckCircleIcon aria-hidden />} disabled={off} onClick={() => onAnswer('certify')}>{translate('portfolio.certify.certify')}</Button>}
      {isWaiting && <Button variant="outlined" color="warning" startIcon={<ReplyIcon aria-hidden />} disabled={off} onClick={() => onAnswer('return')}>{translate('portfolio.certify.return')}</Button>}
      {canUndo && <Button variant="outlined" startIcon={<UndoIcon aria-hidden />} disabled={off} onClick={() => onAnswer('undo')}>{translate('portfolio.certify.undo')}</Button>}
      {words && <Typography variant="body2" className="numeric" sx={{ color: closed ? 'text.primary' : 'text.secondary', flex: '1 1 180px' }}>{words}</Typography>}
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
  /** How many of them lie outside of the time for certifying. */
  closed: number;
  waiting: boolean;
  busy: boolean;
  onAnswer: (answer: Answer) => void;
  onClear: () => void;
}

/** What can be done with all that are ticked. */
export function ManyBar({ count, closed, waiting, busy, onAnswer, onClear }: ManyBarProps) {
  const translate = useTranslate();
  const smart = { smart_count: count };
  const off = busy || closed === count;
  return (
    <Box role="status">
      {count > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, pl: 1.5, borderLeft: 3, borderColor: 'primary.main' }}>
          <Typography sx={{ fontWeight: 600 }}>{translate('portfolio.certify.selected', smart)}</Typography>
          {waiting && <Button size="small" variant="contained" disabled={off} onClick={() => onAnswer('certify')}>{translate('portfolio.certify.certifyMany', smart)}</Button>}
          {waiting && <Button size="small" variant="outlined" color="warning" disabled={off} onClick={() => onAnswer('return')}>{translate('portfolio.certify.returnMany', smart)}</Button>}
          {!waiting && <Button size="small" variant="outlined" disabled={off} onClick={() => onAnswer('undo')}>{translate('portfolio.certify.undoMany', smart)}</Button>}
          {closed > 0 && <Typography variant="body2">{translate(closed === count ? 'portfolio.certify.closedAll' : 'portfolio.certify.closedSome', { smart_count: closed })}</Typography>}
          <Button size="small" color="inherit" onClick={onClear}>{translate('portfolio.certify.clear')}</Button>
        </Box>
      )}
    </Box>
  );
}
