import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState } from '../shared/EmptyState';
import { Page } from '../shared/Page';

/** No screen at this address, or none that this person may open: the two look the same. */
export function NotFoundPage() {
  const translate = useTranslate();
  return (
    <Page title={translate('frame.not-found')}>
      <EmptyState action={<Button component={Link} to="/" variant="outlined">{translate('frame.to-home')}</Button>}>{translate('frame.not-found-help')}</EmptyState>
    </Page>
  );
}
