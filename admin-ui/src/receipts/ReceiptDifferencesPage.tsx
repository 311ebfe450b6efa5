import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { receiptDifferenceList, routes, type DifferenceItem } from '@portfolio/receipts/contract';
import { call } from '../providers/api';
import { useTerm } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid } from '../shared/Grid';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { useCategories } from './queries';

/** 8.2 收訖明細差異筆數 */
export default function ReceiptDifferencesPage() {
  const translate = useTranslate();
  const { term, year } = useTerm();
  const categories = useCategories();
  const [only, setOnly] = useState(true);
  const [seen, setSeen] = useState<{ id: string; name: string } | null>(null);
  const columns = (['outcomes', 'performances'] as const).filter((category) => categories.includes(category))
    .flatMap((category) => [`${category}Ticked`, `${category}Held`, `${category}Here`, `${category}There`] as const);
  return (
    <Page title={translate('screens.receiptDifferences')} code="S0505S" help={translate('receipts.differences.help', { year })}>
      <Grid
        list={receiptDifferenceList} params={{ term, onlyDifferences: only }} columns={['className', 'seatNo', 'studentNo', 'name', ...columns]}
        emptyText={translate(only ? 'receipts.differences.noDifference' : 'receipts.differences.empty')}
        actions={<FormControlLabel label={translate('receipts.differences.only')} control={<Switch checked={only} onChange={(_, next) => setOnly(next)} />} />}
        rowActions={({ id, name }) => (
          <Button size="small" startIcon={<VisibilityIcon aria-hidden />} aria-label={translate('receipts.differences.seeOf', { name: String(name) })} onClick={() => setSeen({ id, name: String(name) })}>{translate('receipts.differences.see')}</Button>
        )}
      />
      {seen && <ItemsDialog {...seen} term={term} onClose={() => setSeen(null)} />}
    </Page>
  );
}

function ItemsDialog({ id, name, term, onClose }: { id: string; name: string; term: string; onClose: () => void }) {
  const translate = useTranslate();
  const { data, error, isPending } = useQuery({ queryKey: ['receipts', 'differences', id, term], queryFn: ({ signal }) => call(routes.differences, { params: { id }, query: { term }, signal }) });
  const title = translate('receipts.differences.title', { name });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-label={title}>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <ErrorNote error={error} />
        {isPending && <Loading />}
        {data?.items.length === 0 && <Typography>{translate('receipts.differences.none')}</Typography>}
        {data && (['outcomes', 'performances'] as const).map((category) => <Items key={category} category={category} items={data.items.filter((item) => item.category === category)} />)}
      </DialogContent>
      <DialogActions><Button onClick={onClose} autoFocus>{translate('ui.action.close')}</Button></DialogActions>
    </Dialog>
  );
}

const ORDER = ['here', 'there', 'both'] as const;

function Items({ category, items }: { category: DifferenceItem['category']; items: readonly DifferenceItem[] }) {
  const translate = useTranslate();
  if (items.length === 0) return null;
  const sorted = [...items].sort((a, b) => ORDER.indexOf(a.side) - ORDER.indexOf(b.side));
  return (
    <Box component="section">
      <Typography variant="h3" sx={{ mb: 1 }}>{translate(`enums.receiptCategory.${category}`)}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {sorted.map(({ side, title, label }, index) => (
          <Box component="li" key={index} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Chip size="small" variant="outlined" color={side === 'both' ? 'success' : 'error'} icon={side === 'both' ? <CheckIcon aria-hidden /> : <ErrorIcon aria-hidden />} label={translate(`enums.differenceSide.${side}`)} />
            <Box component="span" sx={{ overflowWrap: 'anywhere' }}><strong>{category === 'performances' ? translate(`enums.performanceCategory.${title}`) : title}</strong>{'　'}{label}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
