import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';

interface SheetTableProps {
  id: string;
  title: string;
  headings: string[];
  rows: { key: string; cells: ReactNode[] }[];
}

/** A part of a sheet: its heading, and a table that stays readable on paper and scrolls on a phone. */
export function SheetTable({ id, title, headings, rows }: SheetTableProps) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-labelledby={id} sx={{ mb: 3 }}>
      <Typography variant="h2" id={id} sx={{ mb: 1 }}>{title}</Typography>
      {rows.length === 0
        ? <Typography sx={{ color: 'text.secondary' }}>{translate('portfolioSheet.none')}</Typography>
        : (
          // A table wider than the page is reached by the keyboard too.
          <Box sx={{ overflowX: 'auto', '@media print': { overflow: 'visible' } }} tabIndex={0} role="region" aria-labelledby={id}>
            <Table size="small" sx={{ minWidth: { xs: headings.length * 110, sm: 0 } }}>
              <TableHead><TableRow>{headings.map((heading) => <TableCell key={heading} sx={{ whiteSpace: 'nowrap' }}>{heading}</TableCell>)}</TableRow></TableHead>
              <TableBody>{rows.map(({ key, cells }) => <TableRow key={key}>{cells.map((cell, index) => <TableCell key={headings[index]} sx={{ verticalAlign: 'top', overflowWrap: 'anywhere' }}>{cell}</TableCell>)}</TableRow>)}</TableBody>
            </Table>
          </Box>
        )}
    </Box>
  );
}
