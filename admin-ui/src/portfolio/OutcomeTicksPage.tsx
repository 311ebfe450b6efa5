import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { outcomeTickList } from '@portfolio/portfolio/contract';
import { useTerm } from '../providers/session';
import { Grid } from '../shared/Grid';
import { Page } from '../shared/Page';

/** 4.1 查詢學生學習成果情形: how many of each student's outcomes are uploaded, sent, certified and ticked. */
export default function OutcomeTicksPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  return (
    <Page title={translate('screens.studentOutcomes')} code="S0205S" help={translate('portfolio.ticks.lead')}>
      <Grid
        list={outcomeTickList} params={{ term }}
        cells={{ name: ({ id, name }) => <Link component={RouterLink} to={`/students/${id}/outcomes`}>{name}</Link> }}
        rowActions={({ id, name }) => (
          <Button
            component={RouterLink} to={`/students/${id}/outcomes`} size="small" startIcon={<VisibilityIcon aria-hidden />}
            aria-label={translate('portfolio.ticks.seeStudent', { name: String(name) })}
          >
            {translate('portfolio.ticks.see')}
          </Button>
        )}
      />
    </Page>
  );
}
