import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import { useNotify, useTranslate } from 'react-admin';
import { PublicFrame } from '../layout/PublicFrame';
import { reloadMe, signOut } from '../providers/api';
import { useMe } from '../providers/session';
import { Page } from '../shared/Page';
import { SecondFactorSetUp } from './SecondFactorSetUp';

/** The school requires a second factor of its staff: this page comes before anything else. */
export default function SecondFactorPage() {
  const translate = useTranslate();
  const notify = useNotify();
  const { name, school } = useMe();
  const done = async () => {
    await reloadMe();
    notify('account.set-up.done', { type: 'success' });
  };
  return (
    <PublicFrame>
      <Page title={translate('account.set-up.title')} narrow actions={<Button color="inherit" onClick={() => void signOut()}>{translate('frame.sign-out')}</Button>}>
        <Alert severity="info" variant="outlined" sx={{ mb: 3 }}>{translate('account.set-up.required', { name, school: school.name })}</Alert>
        <Card><CardContent><SecondFactorSetUp onDone={() => void done()} /></CardContent></Card>
      </Page>
    </PublicFrame>
  );
}
