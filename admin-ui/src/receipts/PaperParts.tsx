import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { ReceiptShelf } from '@portfolio/receipts/contract';

/** Whose receipt it is: class, seat, number. A student's own name stands in the frame of the page, but not on paper. */
export function StudentFacts({ student, onPaperOnly = false }: { student: ReceiptShelf['student']; onPaperOnly?: boolean }) {
  const translate = useTranslate();
  const { className, seatNo, studentNo, name } = student;
  const facts = [className, seatNo !== null && translate('receipts.students.seat', { seatNo }), translate('receipts.students.no', { studentNo }), onPaperOnly && name];
  return <Typography className="numeric" sx={{ mb: 1, ...(onPaperOnly && { display: 'none', fontWeight: 600, '@media print': { display: 'block' } }) }}>{facts.filter(Boolean).join('　')}</Typography>;
}

/** Lines to sign, on paper. */
export function Signatures() {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'none', '@media print': { display: 'flex' }, gap: 4, mt: 6, breakInside: 'avoid' }}>
      {(['signStudent', 'signParent', 'signDate'] as const).map((line) => (
        <Box key={line} sx={{ flex: '1 1 140px', borderTop: 1, pt: 0.5 }}><Typography variant="body2">{translate(`sheets.${line}`)}</Typography></Box>
      ))}
    </Box>
  );
}
