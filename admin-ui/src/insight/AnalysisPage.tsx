import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import {
  comparesTerms, counsellingLists, facts, outcomeLists, partsOf, performanceLists, planLists, receiptLists, studentLists, type Fact,
} from '@portfolio/insight/contract';
import type { ListContract } from '@portfolio/kernel/contract';
import { seesAllCategories } from '@portfolio/receipts/domain/categories';
import { useMay, useMe, useTerm } from '../providers/session';
import { Grid, type GridRow } from '../shared/Grid';
import { Page } from '../shared/Page';
import { Choice } from './Choice';
import { nameOf, StatisticsGrid } from './StatisticsGrid';

const LISTS: Record<Fact, Record<string, ListContract>> = { outcomes: outcomeLists, performances: performanceLists, plans: planLists, counselling: counsellingLists, receipts: receiptLists };
/** Where one of the students behind a row leads; a plan and a counselling have no page of the school's. */
const placeOf: Partial<Record<Fact, (id: string) => string>> = {
  outcomes: (id) => `/students/${id}/outcomes`,
  performances: (id) => `/students/${id}/performances`,
  receipts: (id) => `/receipt-students/${id}`,
};

interface Opened {
  row: GridRow;
  name: string;
  /** What the row was counted by: another choice closes the list. */
  of: string;
}

/** 9.1 數據分析模組: what the portfolio holds, by one dimension at a time; a chart, the table under it, and the students behind a number. */
export default function AnalysisPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const [fact, setFact] = useState<Fact>('outcomes');
  const [chosen, setChosen] = useState<Partial<Record<Fact, string>>>({ outcomes: 'class' });
  const [opened, setOpened] = useState<Opened | null>(null);
  const dimensions = Object.keys(LISTS[fact]);
  const by = chosen[fact] ?? dimensions[0];
  const list = LISTS[fact][by];
  const me = useMe();
  const behind: ListContract = studentLists[fact];
  const isOpen = useMay(behind.access);
  const seesStudents = isOpen && (fact !== 'receipts' || seesAllCategories(me));
  const place = placeOf[fact];
  const of = `${list.resource} ${term}`;
  const titleOf = (row: GridRow): string => nameOf(row.name, list.columns.name, translate);
  return (
    <Page title={translate('screens.analysis')} code="S0601S" help={translate(seesStudents ? 'insight.analysis-lead' : 'insight.small-groups')}>
      <Choice label={translate('insight.what')} value={fact} options={facts} nameOf={(each) => translate(`insight.facts.${each}`)} onChange={setFact} />
      <Choice label={translate('insight.by')} value={by} options={dimensions} nameOf={(each) => translate(`resources.${LISTS[fact][each].resource}.fields.name`)} onChange={(next) => setChosen({ ...chosen, [fact]: next })} />
      <StatisticsGrid
        list={list} dimension={by} term={comparesTerms(by) ? null : term} parts={partsOf[fact]} emptyText={translate('insight.empty')} isMasked={!seesStudents}
        rowActions={seesStudents ? (row) => (
          <Button size="small" aria-label={translate('insight.open-students', { name: titleOf(row) })} onClick={() => setOpened({ row, name: titleOf(row), of })}>{translate('insight.students')}</Button>
        ) : undefined}
      />
      {seesStudents && opened?.of === of && (
        <Box component="section" sx={{ mt: 3 }}>
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mb: 1 }}>
            <Typography variant="h2" tabIndex={-1} ref={(heading: HTMLElement | null) => heading?.focus()}>{translate('insight.students-behind', { name: opened.name })}</Typography>
            <Button className="no-print" onClick={() => setOpened(null)}>{translate('insight.close')}</Button>
          </Box>
          <Grid
            key={`${of} ${opened.row.id}`} embedded list={behind} params={{ term: comparesTerms(by) ? null : term, by, key: opened.row.id }}
            cells={place && { name: ({ id, name }: GridRow) => <Link component={RouterLink} to={place(id)}>{String(name)}</Link> }} emptyText={translate('insight.no-students-behind')}
          />
        </Box>
      )}
    </Page>
  );
}
