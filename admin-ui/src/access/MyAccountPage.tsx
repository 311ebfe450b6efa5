import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { HomeCard } from '../home/HomeCard';
import { useMe } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { EmailCard } from './EmailCard';
import { LanguageCard } from './LanguageCard';
import { SecondFactorCard } from './SecondFactorCard';
import { SessionsCard } from './SessionsCard';
import { useOwnAccount } from './account-queries';

/** 我的帳號: who I am here, and what keeps it mine. */
export default function MyAccountPage() {
  const translate = useTranslate();
  const { data: account, error, refetch } = useOwnAccount();
  return (
    <Page title={translate('screens.myAccount')} narrow>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <WhoCard />
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {!account && !error && <Loading />}
        {account && <EmailCard account={account} />}
        <HomeCard title={translate('signIn.password')}>
          <Typography sx={{ mb: 1.5 }}>{translate('account.password-help')}</Typography>
          <Button variant="outlined" component={Link} to="/change-password">{translate('screens.changePassword')}</Button>
        </HomeCard>
        {account?.secondFactor && <SecondFactorCard factor={account.secondFactor} />}
        <SessionsCard />
        {account && <LanguageCard language={account.language} />}
      </Box>
    </Page>
  );
}

function WhoCard() {
  const translate = useTranslate();
  const { name, login, kind, school } = useMe();
  const facts: [string, string][] = [
    [translate('account.who.name'), name],
    [translate('signIn.login'), `${school.code}_${login}`],
    [translate('resources.accounts.fields.kind'), translate(`enums.accountKind.${kind}`)],
    [translate('signIn.school'), school.name],
  ];
  return (
    <HomeCard title={translate('account.who.title')}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 3, rowGap: 0.75, '& dt': { color: 'text.secondary' }, '& dd': { m: 0, overflowWrap: 'anywhere' } }}>
        {facts.map(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label}-value`}>{value}</dd>])}
      </Box>
    </HomeCard>
  );
}
