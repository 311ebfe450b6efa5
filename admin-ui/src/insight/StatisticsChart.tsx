import { useRef } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import ImageIcon from '@mui/icons-material/ImageOutlined';
import { useListContext, useTranslate } from 'react-admin';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ListContract } from '@portfolio/kernel/contract';
import { rocDay } from '../shared/dates';
import type { GridRow } from '../shared/Grid';
import { saveChart } from './save-chart';
import { nameOf } from './StatisticsGrid';

/** Colours of the theme, in the order of the measures; each bar has a pattern of its own as well. */
const COLOURS = ['warning', 'info', 'error', 'success', 'secondary'] as const;
const BAR_HEIGHT = 28;
const AXIS = 70;

interface StatisticsChartProps {
  list: ListContract;
  stacked: readonly string[];
  nameColumn: string;
}

/** Bars of the rows that the table below shows. */
export default function StatisticsChart({ list, stacked, nameColumn }: StatisticsChartProps) {
  const translate = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  const { data = [], total } = useListContext<GridRow>();
  if (data.length === 0) return null;
  const { kind, enumName } = list.columns[nameColumn];
  const title = translate(`resources.${list.resource}.name`);
  const rows = data.map((row) => ({
    ...row, label: kind === 'date' && row[nameColumn] !== null ? rocDay(String(row[nameColumn])) : nameOf(row[nameColumn], enumName, translate),
  }));
  return (
    <Paper component="figure" variant="outlined" sx={{ m: 0, mb: 2, p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography component="figcaption" sx={{ fontWeight: 600, mr: 'auto' }}>{title}</Typography>
        <Button className="no-print" startIcon={<ImageIcon aria-hidden />} onClick={() => saveChart(box.current, title)}>{translate('insight.save-picture')}</Button>
      </Box>
      {typeof total === 'number' && total > data.length && <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('insight.page-only')}</Typography>}
      <Box ref={box} role="img" aria-label={translate('insight.chart', { name: title })} sx={{ height: rows.length * BAR_HEIGHT + AXIS, '& text': { fill: 'var(--mui-palette-text-primary) !important', fontSize: 13 } }}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={rows} layout="vertical" margin={{ right: 24 }} accessibilityLayer={false}>
            <defs>{stacked.map((measure, index) => <Pattern key={measure} id={patternOf(list, measure)} colour={colourOf(index)} index={index} />)}</defs>
            <CartesianGrid horizontal={false} stroke="var(--mui-palette-divider)" />
            <XAxis type="number" allowDecimals={false} />
            <YAxis type="category" dataKey="label" width={120} interval={0} />
            <Tooltip cursor={{ fill: 'var(--mui-palette-action-hover)' }} contentStyle={{ background: 'var(--mui-palette-background-paper)', borderColor: 'var(--mui-palette-divider)', color: 'var(--mui-palette-text-primary)' }} itemStyle={{ color: 'var(--mui-palette-text-primary)' }} />
            <Legend itemSorter={null} />
            {stacked.map((measure, index) => (
              <Bar key={measure} dataKey={measure} stackId="parts" name={translate(`resources.${list.resource}.fields.${measure}`)} fill={`url(#${patternOf(list, measure)})`} stroke={colourOf(index)} isAnimationActive={false} />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </Box>
    </Paper>
  );
}

const colourOf = (index: number): string => `var(--mui-palette-${COLOURS[index % COLOURS.length]}-main)`;
const patternOf = (list: ListContract, measure: string): string => `${list.resource}-${measure}`;

/** Stripes that lean differently, so that colour is not the only thing that tells bars apart. */
function Pattern({ id, colour, index }: { id: string; colour: string; index: number }) {
  return (
    <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform={`rotate(${index * 45})`}>
      <rect width={8} height={8} fill={colour} fillOpacity={0.35} />
      <rect width={index % 2 === 0 ? 4 : 2} height={8} fill={colour} />
    </pattern>
  );
}
