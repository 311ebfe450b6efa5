import { useRef, type ReactElement } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import ImageIcon from '@mui/icons-material/ImageOutlined';
import { useListContext, useTranslate } from 'react-admin';
import { Bar, BarChart, CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ListContract } from '@portfolio/kernel/contract';
import type { GridRow } from '../shared/Grid';
import { saveChart } from './save-chart';
import { nameOf } from './StatisticsGrid';

/** Colours of the theme, in the order of the parts; each has a pattern or a dash of its own as well. */
const COLOURS = ['warning', 'info', 'error', 'success', 'secondary'] as const;
const DASHES = ['', '8 4', '2 4', '12 4 2 4', '4 4'] as const;
const BAR_HEIGHT = 28;
const AXIS = 70;
const LINE_HEIGHT = 300;
/** Characters of a group's name beside its bar; the table below has the whole. */
const NAME = 9;

interface StatisticsChartProps {
  list: ListContract;
  parts: readonly string[];
  /** Over time, a line; a bar otherwise. */
  isLine: boolean;
}

const muted = 'var(--mui-palette-divider)';
const tooltip = { cursor: { fill: 'var(--mui-palette-action-hover)' }, contentStyle: { background: 'var(--mui-palette-background-paper)', borderColor: muted, color: 'var(--mui-palette-text-primary)' }, itemStyle: { color: 'var(--mui-palette-text-primary)' } };

/** A picture of the rows that the table below shows. */
export default function StatisticsChart({ list, parts, isLine }: StatisticsChartProps) {
  const translate = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  const { data = [], total } = useListContext<GridRow>();
  if (data.length === 0) return null;
  const title = translate(`resources.${list.resource}.name`);
  const rows: Labelled[] = data.map((row) => ({ ...row, label: nameOf(row.name, list.columns.name, translate) }));
  if (isLine) rows.sort((a, b) => String(a.position).localeCompare(String(b.position)));
  return (
    <Paper component="figure" variant="outlined" sx={{ m: 0, mb: 2, p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography component="figcaption" sx={{ fontWeight: 600, mr: 'auto' }}>{title}</Typography>
        <Button className="no-print" startIcon={<ImageIcon aria-hidden />} onClick={() => saveChart(box.current, title)}>{translate('insight.save-picture')}</Button>
      </Box>
      {typeof total === 'number' && total > data.length && <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('insight.page-only')}</Typography>}
      <Box ref={box} role="img" aria-label={translate('insight.chart', { name: title })} sx={{ height: isLine ? LINE_HEIGHT : rows.length * BAR_HEIGHT + AXIS, '& text': { fill: 'var(--mui-palette-text-primary) !important', fontSize: 13 }, '@media print': onPaper }}>
        <ResponsiveContainer width="100%" height="100%">{isLine ? lines(rows, list, parts, translate) : bars(rows, list, parts, translate)}</ResponsiveContainer>
      </Box>
    </Paper>
  );
}

/** The library measures the screen; on paper the same picture is as wide as the sheet. */
const onPaper = {
  height: 'auto', breakInside: 'avoid',
  '& .recharts-responsive-container, & .recharts-responsive-container > div, & .recharts-wrapper': { width: '100% !important', height: 'auto !important', minWidth: '0 !important', overflow: 'visible !important' },
  '& .recharts-wrapper > svg': { width: '100% !important', height: 'auto !important' },
  '& .recharts-legend-wrapper': { position: 'static !important', width: '100% !important' },
} as const;

type Labelled = GridRow & { label: string };
type Translate = (key: string) => string;

const colourOf = (index: number): string => `var(--mui-palette-${COLOURS[index % COLOURS.length]}-main)`;
const patternOf = (list: ListContract, measure: string): string => `${list.resource}-${measure}`;
const short = (name: string): string => ([...name].length > NAME ? `${[...name].slice(0, NAME - 1).join('')}…` : name);

// The library looks for its parts among the children, so these are functions and no components.
function bars(rows: Labelled[], list: ListContract, parts: readonly string[], translate: Translate): ReactElement {
  return (
    <BarChart data={rows} layout="vertical" margin={{ right: 24 }} accessibilityLayer={false}>
      <defs>{parts.map((measure, index) => <Pattern key={measure} id={patternOf(list, measure)} colour={colourOf(index)} index={index} />)}</defs>
      <CartesianGrid horizontal={false} stroke={muted} />
      <XAxis type="number" allowDecimals={false} />
      <YAxis type="category" dataKey="label" width={130} interval={0} tickFormatter={short} />
      <Tooltip {...tooltip} />
      <Legend itemSorter={null} />
      {parts.map((measure, index) => (
        <Bar key={measure} dataKey={measure} stackId="parts" name={translate(`resources.${list.resource}.fields.${measure}`)} fill={`url(#${patternOf(list, measure)})`} stroke={colourOf(index)} isAnimationActive={false} />
      ))}
    </BarChart>
  );
}

function lines(rows: Labelled[], list: ListContract, parts: readonly string[], translate: Translate): ReactElement {
  return (
    <LineChart data={rows} margin={{ right: 24, top: 8 }} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke={muted} />
      <XAxis dataKey="label" minTickGap={24} />
      <YAxis allowDecimals={false} width={48} />
      <Tooltip {...tooltip} />
      <Legend itemSorter={null} />
      {parts.map((measure, index) => (
        <Line key={measure} dataKey={measure} name={translate(`resources.${list.resource}.fields.${measure}`)} stroke={colourOf(index)} strokeWidth={2} strokeDasharray={DASHES[index % DASHES.length]} dot={{ r: 3, strokeDasharray: '' }} isAnimationActive={false} />
      ))}
    </LineChart>
  );
}

/** Stripes that lean differently, so that colour is not the only thing that tells bars apart. */
function Pattern({ id, colour, index }: { id: string; colour: string; index: number }) {
  return (
    <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform={`rotate(${index * 45})`}>
      <rect width={8} height={8} fill={colour} fillOpacity={0.35} />
      <rect width={index % 2 === 0 ? 4 : 2} height={8} fill={colour} />
    </pattern>
  );
}
