import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { outcomeDimensions, outcomeLists, performanceDimensions, performanceLists, type OutcomeDimension, type PerformanceDimension } from '@portfolio/insight/contract';
import { useMay, useTerm } from '../providers/session';
import { Page } from '../shared/Page';
import { Choice } from './Choice';
import { StatisticsGrid } from './StatisticsGrid';

const kinds = ['outcomes', 'performances'] as const;

/** 9.1 數據分析模組: what the portfolio holds, by one dimension at a time; a chart and the table under it. */
export default function AnalysisPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const [kind, setKind] = useState<(typeof kinds)[number]>('outcomes');
  const [outcomesBy, setOutcomesBy] = useState<OutcomeDimension>('class');
  const [performancesBy, setPerformancesBy] = useState<PerformanceDimension>('category');
  const seesStudents = useMay({ module: kind === 'outcomes' ? 'S0205S' : 'S0206S', right: 'view' });
  const isOutcomes = kind === 'outcomes';
  return (
    <Page title={translate('screens.analysis')} code="S0601S" help={seesStudents ? undefined : translate('insight.small-groups')}>
      <Choice label={translate('insight.what')} value={kind} options={kinds} nameOf={(each) => translate(`insight.${each}`)} onChange={setKind} />
      {isOutcomes ? (
        <Choice label={translate('insight.by')} value={outcomesBy} options={outcomeDimensions} nameOf={(by) => translate(`resources.outcomes-by-${by}.fields.name`)} onChange={setOutcomesBy} />
      ) : (
        <Choice label={translate('insight.by')} value={performancesBy} options={performanceDimensions} nameOf={(by) => translate(`resources.performances-by-${by}.fields.name`)} onChange={setPerformancesBy} />
      )}
      <StatisticsGrid
        list={isOutcomes ? outcomeLists[outcomesBy] : performanceLists[performancesBy]} term={term} nameColumn="name" emptyText={translate('insight.empty')}
        stacked={isOutcomes ? ['draft', 'waiting', 'returned', 'certified'] : ['written']}
      />
    </Page>
  );
}
