import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { rocDate } from '@portfolio/kernel/domain/clock';
import type { CounsellingRecord } from '@portfolio/portfolio/contract';
import { OutcomeFiles } from '../portfolio/OutcomeFiles';

/** When, where and how it was held, and what was said. */
export function RecordText({ record }: { record: Omit<CounsellingRecord, 'students'> }) {
  const translate = useTranslate();
  const facts = [rocDate(record.heldOn), translate(`enums.counsellingKind.${record.kind}`), record.category && translate(`enums.counsellingCategory.${record.category}`), record.place];
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{facts.filter(Boolean).join('　')}</Typography>
      {record.content && <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{record.content}</Typography>}
      {record.document && <OutcomeFiles files={[record.document]} />}
    </Box>
  );
}
