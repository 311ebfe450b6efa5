import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { performanceTickList } from '@portfolio/portfolio/contract';
import { useTerm } from '../providers/session';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';

/** 4.2 查詢學生多元表現情形: how many performances each student has written and ticked for the year. */
export default function PerformanceTicksPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  return (
    <Page title={translate('screens.studentPerformances')} code="S0206S" help={translate('performances.ticksLead')}>
      <Grid
        list={performanceTickList} params={{ term }}
        cells={{ name: ({ id, name }) => <Link component={RouterLink} to={`/students/${id}/performances`}>{name}</Link> }}
        rowActions={({ id, name }) => (
          <Button
            component={RouterLink} to={`/students/${id}/performances`} size="small" startIcon={<VisibilityIcon aria-hidden />}
            aria-label={translate('performances.seeStudent', { name: String(name) })}
          >
            {translate('portfolio.ticks.see')}
          </Button>
        )}
      />
    </Page>
  );
}
