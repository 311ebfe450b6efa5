import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import { useTranslate } from 'react-admin';
import { isNumeric, shownValue, type ReceiptView } from '@portfolio/receipts/contract';

type Held = NonNullable<ReceiptView['tables']>[number];

/** Characters that stand in one line of a cell: a course code does. */
const SHORT = 24;

/** The tables of a receipt as the central database has them, on a phone a card a row. */
export function ReceiptTables({ tables }: { tables: readonly Held[] }) {
  const translate = useTranslate();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'), { noSsr: true });
  const isPaper = useMediaQuery('print', { noSsr: true });
  const filled = tables.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{translate('receipts.view.nothing')}</Typography>;
  return filled.map((table) => (
    <Box key={table.name} component="section" aria-label={table.name} sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
      <Typography variant="h3" className="numeric">{translate('receipts.view.rows', { name: table.name, count: table.rows.length })}</Typography>
      {isPhone && !isPaper ? <Cards table={table} /> : <Wide table={table} />}
    </Box>
  ));
}

function useShown() {
  const translate = useTranslate();
  return (column: string, value: string): string => {
    const shown = shownValue(column, value);
    return 'text' in shown ? shown.text : translate(`receipts.values.${shown.word}`);
  };
}

/** Whether a row is one that was ticked here. */
function TickMark({ isTicked }: { isTicked: boolean }) {
  const translate = useTranslate();
  const Icon = isTicked ? CheckIcon : ErrorIcon;
  return <Chip size="small" variant="outlined" color={isTicked ? 'success' : 'error'} icon={<Icon aria-hidden />} label={translate(isTicked ? 'receipts.view.tickedYes' : 'receipts.view.tickedNo')} />;
}

/** On paper nothing can be scrolled to: cells break, and are small. */
const WIDE = { overflowX: 'auto', '@media print': { overflow: 'visible', '& .MuiTableCell-root': { whiteSpace: 'normal', minWidth: 0, overflowWrap: 'anywhere', fontSize: '8pt', lineHeight: 1.3, px: 0.5, py: 0.25 } } } as const;

function Wide({ table }: { table: Held }) {
  const translate = useTranslate();
  const shown = useShown();
  return (
    <Paper variant="outlined" sx={WIDE} tabIndex={0} role="region" aria-label={table.name}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>{translate('receipts.view.number')}</TableCell>
            {table.ticked && <TableCell>{translate('receipts.view.ticked')}</TableCell>}
            {table.columns.map((column) => <TableCell key={column} align={isNumeric(column) ? 'right' : 'left'} sx={{ whiteSpace: 'nowrap' }}>{column}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {table.rows.map((row, index) => (
            <TableRow key={index}>
              <TableCell align="right">{index + 1}</TableCell>
              {table.ticked && <TableCell><TickMark isTicked={table.ticked[index]} /></TableCell>}
              {table.columns.map((column, at) => <TableCell key={column} align={isNumeric(column) ? 'right' : 'left'} sx={row[at].length > SHORT ? { minWidth: 240, overflowWrap: 'anywhere' } : { whiteSpace: 'nowrap' }}>{shown(column, row[at])}</TableCell>)}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

/** What names a row: a course, a post, or whatever comes first. */
const NAMES = ['科目名稱', '擔任職務', '競賽名稱', '服務名稱', '內容開設名稱', '團體活動內容名稱', '職場學習單位', '名稱', '課程名稱', '證照代碼'];

const nameOf = ({ columns }: Held, row: readonly string[]): string => row[columns.findIndex((column) => NAMES.includes(column))] ?? '';

function Cards({ table }: { table: Held }) {
  const translate = useTranslate();
  const shown = useShown();
  return (
    <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
      {table.rows.map((row, index) => (
        <Paper key={index} component="li" variant="outlined" sx={{ p: 1.5 }} className="numeric">
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{translate('receipts.view.item', { number: index + 1, name: nameOf(table, row) })}</Typography>
            {table.ticked && <TickMark isTicked={table.ticked[index]} />}
          </Box>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(8.5rem, 1fr))', columnGap: 1.5, rowGap: 1, '& dt': { color: 'text.secondary', fontSize: '0.8125rem' }, '& dd': { m: 0, overflowWrap: 'anywhere' } }}>
            {table.columns.map((column, at) => (
              <Box key={column} sx={row[at].length > 12 ? { gridColumn: '1 / -1' } : undefined}>
                <dt>{column}</dt>
                <dd>{shown(column, row[at])}</dd>
              </Box>
            ))}
          </Box>
        </Paper>
      ))}
    </Box>
  );
}
