import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { ImportDetail, ImportResult, ImportedStudent } from '@portfolio/exchange/contract';
import { rocDate } from '../shared/dates';
import { StateChip } from '../shared/StateChip';

/** Each student of an archive: what was, or would be, taken in, what is there already, and what not, and why. */
export function ImportStudents({ detail: { fileName, fromSchool, fromSchoolName, hasManifest, signed, reason, students } }: { detail: ImportDetail }) {
  const translate = useTranslate();
  const from = [fromSchool, fromSchoolName].filter(Boolean).join(' ');
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box>
        <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>{fileName}</Typography>
        <Typography sx={{ color: 'text.secondary' }}>
          {[from && translate('exchange.import.from', { school: from }), hasManifest !== null && translate(`exchange.import.manifest.${hasManifest}`), signed !== null && translate(`exchange.import.signed.${signed}`)].filter(Boolean).join('・')}
        </Typography>
      </Box>
      {reason && <Alert severity="error" variant="outlined">{reason}</Alert>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
        {students.map((student) => <StudentLine key={student.id} student={student} />)}
      </Box>
    </Box>
  );
}

function StudentLine({ student: { name, studentNo, idTail, birthDate, state, result } }: { student: ImportedStudent }) {
  const translate = useTranslate();
  return (
    <Paper component="li" variant="outlined" sx={{ p: 2, display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Typography sx={{ fontWeight: 600 }}>{[studentNo, name].filter(Boolean).join(' ')}</Typography>
        <Typography className="numeric" sx={{ color: 'text.secondary' }}>{[idTail && `*******${idTail}`, birthDate && rocDate(birthDate)].filter(Boolean).join('　')}</Typography>
        <StateChip enumName="exchangeStudentState" value={state} />
      </Box>
      {state === 'unknown' && <Typography>{translate('exchange.import.unknown')}</Typography>}
      {result && <Counts result={result} />}
      {result && result.reasons.length > 0 && (
        <Box>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>{translate('exchange.import.notTaken', { count: result.reasons.length })}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 3 }}>
            {result.reasons.map(({ label, reason }, index) => <li key={`${index} ${label}`}>{translate('exchange.import.reason', { label: label || translate('exchange.import.unnamed'), reason: translate(`exchange.reasons.${reason}`) })}</li>)}
          </Box>
        </Box>
      )}
    </Paper>
  );
}

const KINDS = ['outcomes', 'performances', 'posts'] as const;

function Counts({ result }: { result: ImportResult }) {
  const translate = useTranslate();
  return (
    <Box component="ul" className="numeric" sx={{ m: 0, p: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5 }}>
      {KINDS.map((kind) => <li key={kind}>{translate('exchange.import.line', { kind: translate(`exchange.counts.${kind}`), ...result[kind] })}</li>)}
      <li>{translate('exchange.import.files', { count: result.files })}</li>
    </Box>
  );
}
