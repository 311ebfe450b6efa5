import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMenu } from '../screens/menu';
import { HomeCard } from './HomeCard';

/** The person's screens once more, as large links: on a phone the menu is folded away. */
export function ScreenLinks() {
  const translate = useTranslate();
  const screens = useMenu().filter(({ path }) => path !== '/');
  if (screens.length === 0) return null;
  return (
    <HomeCard title={translate('home.screens')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))' }}>
        {screens.map(({ path, titleKey, icon: Icon }) => (
          <li key={path}><Button component={Link} to={path} fullWidth variant="outlined" color="inherit" startIcon={<Icon color="primary" aria-hidden />} sx={{ justifyContent: 'flex-start', textAlign: 'left', borderColor: 'divider', minHeight: 48 }}>{translate(titleKey)}</Button></li>
        ))}
      </Box>
    </HomeCard>
  );
}
