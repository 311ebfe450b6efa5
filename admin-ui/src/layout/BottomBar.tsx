import BottomNavigation from '@mui/material/BottomNavigation';
import BottomNavigationAction from '@mui/material/BottomNavigationAction';
import Paper from '@mui/material/Paper';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import type { Screen } from '../screens/screen';
import { isAt } from './ScreenMenu';

/** Six characters stand in a fifth of a phone's width; what is longer takes a second line, and English words are longer. */
const action = { minWidth: 0, px: '2px', py: '6px', '& .MuiBottomNavigationAction-label, & .MuiBottomNavigationAction-label.Mui-selected': { fontSize: '0.75rem', lineHeight: 1.25, textAlign: 'center' }, '&:lang(en) .MuiBottomNavigationAction-label, &:lang(en) .MuiBottomNavigationAction-label.Mui-selected': { fontSize: '0.6875rem' } } as const;

/** The few screens of a student or a teacher, where the thumb is. */
export function BottomBar({ screens }: { screens: Screen[] }) {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const at = screens.findIndex(({ path }) => isAt(pathname, path));
  return (
    <Paper component="nav" className="no-print" aria-label={translate('frame.navigation')} square variant="outlined" sx={{ position: 'fixed', bottom: 0, left: 0, right: 0, zIndex: 'appBar', borderWidth: '1px 0 0', pb: 'env(safe-area-inset-bottom)' }}>
      <BottomNavigation showLabels value={at} sx={{ height: 'auto', minHeight: 56 }}>
        {screens.map(({ path, titleKey, icon: Icon }, index) => (
          <BottomNavigationAction key={path} component={Link} to={path} label={translate(titleKey)} icon={<Icon aria-hidden />} aria-current={index === at ? 'page' : undefined} sx={action} />
        ))}
      </BottomNavigation>
    </Paper>
  );
}
