import { useTranslate } from 'react-admin';
import Box from '@mui/material/Box';
import { counsellingList } from '@portfolio/school/contract';
import { useTerm } from '../providers/session';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';

/** S0210S 查詢輔導教師: who counsels which class of the term at work. */
export default function CounsellingPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  return (
    <Page title={translate('screens.counselling')} code="S0210S" help={translate('school.counselling.query-help')}>
      <Grid
        list={counsellingList} params={{ term }} columns={['className', 'teacherName', 'email', 'grade', 'department', 'year', 'semester']} emptyText={translate('school.counselling.no-classes')}
        cells={{ teacherName: ({ teacherName }) => teacherName ?? <Box component="span" sx={{ color: 'text.secondary' }}>{translate('school.counselling.none')}</Box> }}
      />
    </Page>
  );
}
