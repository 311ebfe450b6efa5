import BottomNavigation from '@mui/material/BottomNavigation';
import BottomNavigationAction from '@mui/material/BottomNavigationAction';
import Paper from '@mui/material/Paper';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import type { Screen } from '../screens';
import { isAt } from './ScreenMenu';

/** The few screens of a student or a teacher, where the thumb is. */
export function BottomBar({ screens }: { screens: Screen[] }) {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const at = screens.findIndex(({ path }) => isAt(pathname, path));
  return (
    <Paper component="nav" className="no-print" aria-label={translate('frame.navigation')} square variant="outlined" sx={{ position: 'fixed', bottom: 0, left: 0, right: 0, zIndex: 'appBar', borderWidth: '1px 0 0', pb: 'env(safe-area-inset-bottom)' }}>
      <BottomNavigation showLabels value={at}>
        {screens.map(({ path, titleKey, icon: Icon }, index) => (
          <BottomNavigationAction key={path} component={Link} to={path} label={translate(titleKey)} icon={<Icon aria-hidden />} aria-current={index === at ? 'page' : undefined} sx={{ minWidth: 0, px: 0.5 }} />
        ))}
      </BottomNavigation>
    </Paper>
  );
}
