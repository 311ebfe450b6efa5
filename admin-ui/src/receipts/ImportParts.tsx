import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import type { ArchivePart } from '@portfolio/receipts/contract';
import { PeriodFields } from './PeriodFields';
import type { PeriodForm } from './rules/period-form';
import type { ReceiptImport } from './use-import';

/** What an opened archive holds, a card a category: a box to take it, the time for confirming, the rosters in it. */
export function ImportParts({ work }: { work: ReceiptImport }) {
  const translate = useTranslate();
  const { opened, ticked, short } = work;
  const days = limits.receipts.periodDays;
  if (!opened) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Alert severity="success" variant="outlined">{translate('receipts.import.opened', { name: opened.fileName })}</Alert>
      {opened.others > 0 && <Alert severity="info" variant="outlined">{translate('receipts.import.others', { count: opened.others })}</Alert>}
      {opened.parts.length === 0 && <Typography>{translate('receipts.import.nothing')}</Typography>}
      {short > 1 && (
        <Alert severity="warning" variant="outlined" action={<Button color="inherit" size="small" onClick={work.lengthen}>{translate('receipts.period.mendAll', { days })}</Button>}>
          {translate('receipts.period.shortMany', { count: short, days })}
        </Alert>
      )}
      {opened.parts.map((part) => <Part key={part.category} part={part} work={work} />)}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Button variant="contained" disabled={ticked.size === 0} loading={work.busy} onClick={() => void work.start()}>{translate('receipts.import.start', { count: ticked.size })}</Button>
        <Button disabled={work.busy} onClick={() => void work.drop()}>{translate('receipts.import.drop')}</Button>
        {ticked.size === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('receipts.import.pickOne')}</Typography>}
      </Box>
    </Box>
  );
}

function Part({ part, work }: { part: ArchivePart; work: ReceiptImport }) {
  const translate = useTranslate();
  const { category, change, version, students, rows, strangers, rosters } = part;
  const name = translate(`enums.receiptCategory.${category}`);
  const isTaken = work.ticked.has(category);
  return (
    <Paper variant="outlined" component="section" aria-label={name} sx={{ p: 2, display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5 }}>
        <FormControlLabel
          label={<Typography variant="h3" component="span">{name}</Typography>} disabled={change === 'same'}
          control={<Checkbox checked={isTaken} onChange={() => work.toggle(category)} slotProps={{ input: { 'aria-label': translate('receipts.import.take', { category: name }) } }} />}
        />
        <Chip size="small" variant="outlined" color={change === 'new' ? 'primary' : 'default'} label={translate(`enums.receiptChange.${change}`)} />
        <Typography className="numeric">{translate('receipts.import.version', { version })}</Typography>
        <Typography className="numeric">{translate('receipts.import.counts', { students, rows })}</Typography>
      </Box>
      <Typography sx={{ color: 'text.secondary' }}>{translate(`receipts.import.${change === 'same' ? 'changeSame' : version === 1 ? 'changeFirst' : 'changeNew'}`)}</Typography>
      {strangers > 0 && <Alert severity="warning" variant="outlined">{translate('receipts.import.strangers', { count: strangers })}</Alert>}
      {change === 'new' && <PeriodFields label={name} value={work.periods[category] as PeriodForm} onChange={(period) => work.setPeriod(category, period)} disabled={!isTaken} error={work.faults[category]} />}
      <Box>
        <Typography sx={{ fontWeight: 600 }}>{translate('receipts.import.rosters')}</Typography>
        <Box component="ul" sx={{ m: 0, pl: 3 }}>
          {rosters.map((roster) => (
            <li key={`${roster.number} ${roster.name}`}>
              {roster.name} -- ({roster.sha256 === null ? translate('receipts.import.noRoster') : translate(`enums.receiptChange.${change}`)})
            </li>
          ))}
        </Box>
      </Box>
    </Paper>
  );
}
