import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { partsOf, studentLists, uploadDimensions, uploadLists } from '@portfolio/insight/contract';
import { useMay, useTerm } from '../providers/session';
import { Page } from '../shared/Page';
import { Choice } from './Choice';
import { StatisticsGrid } from './StatisticsGrid';

/** S0220S 學習成果上傳統計: by class, by subject, by teacher. */
export default function OutcomeUploadsPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const seesStudents = useMay(studentLists.outcomes.access);
  const [by, setBy] = useState<(typeof uploadDimensions)[number]>('class');
  return (
    <Page title={translate('screens.outcomeUploads')} code="S0220S" help={translate(seesStudents ? 'insight.uploads-lead' : 'insight.uploads-lead-masked')}>
      <Choice label={translate('insight.by')} value={by} options={uploadDimensions} nameOf={(each) => translate(`resources.uploads-by-${each}.fields.name`)} onChange={setBy} />
      <StatisticsGrid list={uploadLists[by]} dimension={by} term={term} parts={partsOf.outcomes} emptyText={translate('insight.empty')} isMasked={!seesStudents} />
    </Page>
  );
}
