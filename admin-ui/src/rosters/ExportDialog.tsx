import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import type { ExportMode, RosterLine, Subject } from '@portfolio/rosters/contract';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { gradeNames } from './grades';

interface ExportDialogProps {
  subject: Subject;
  line: RosterLine;
  mode: ExportMode;
  /** @throws ApiError, which the dialog shows */
  onExport: () => Promise<void>;
  onClose: () => void;
}

const POINTS: Record<ExportMode, readonly string[]> = {
  draft: ['draftNothing', 'draftLinks'],
  final: ['finalFreezes', 'finalAgain', 'finalChecks', 'finalLinks', 'finalHandIn'],
};

/** Of posts, which have no files and no state. */
const POSTS: Record<ExportMode, readonly string[]> = { draft: ['draftNothing'], final: ['finalKeeps', 'finalChecks', 'finalHandIn'] };

/** Says what an export does, and to how many, before it is started. */
export function ExportDialog({ subject, line, mode, onExport, onClose }: ExportDialogProps) {
  const translate = useTranslate();
  const { ticked, submitted } = line;
  const values = { ticked, submitted, days: mode === 'final' ? limits.rosterLinkDays : limits.rosterDraftLinkDays };
  const points = (subject === 'officers' ? POSTS : POINTS)[mode].filter((point) => point !== 'finalAgain' || submitted > 0);
  return (
    <ConfirmDialog
      open title={translate(`rosters.confirm.${mode}Title`)} confirm={translate(`rosters.confirm.${mode}`, { rows: ticked + submitted })} danger={mode === 'final'}
      onConfirm={onExport} onClose={onClose}
    >
      <Typography>{translate('rosters.confirm.what', { roster: line.roster, name: line.name, grades: gradeNames(translate, line.grades), rows: ticked + submitted })}</Typography>
      <Box component="ul" sx={{ mb: 0, pl: 3 }}>
        {points.map((point) => <li key={point}>{translate(`rosters.confirm.${point}`, values)}</li>)}
      </Box>
    </ConfirmDialog>
  );
}
