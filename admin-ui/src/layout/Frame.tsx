import { useState, type ReactNode } from 'react';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import MenuIcon from '@mui/icons-material/Menu';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { isLearner } from '@portfolio/config/permissions';
import { useMe } from '../providers/session';
import type { Screen } from '../screens/screen';
import { BottomBar } from './BottomBar';
import { JobsButton } from './JobsButton';
import { MessagesButton } from './MessagesButton';
import { PersonMenu } from './PersonMenu';
import { PrintHead } from './PrintHead';
import { ScreenFinder } from './ScreenFinder';
import { ScreenMenu } from './ScreenMenu';
import { TermPicker } from './TermPicker';

const MENU_WIDTH = 264;
/** Menus that short are seen at a glance. */
const FINDER_FROM = 8;

/** The frame of every screen: menu on the left, the school and the term at work on top, the screen in the middle. */
export function Frame({ screens, children }: { screens: Screen[]; children: ReactNode }) {
  const translate = useTranslate();
  const { school, kind } = useMe();
  const isDesk = useMediaQuery(useTheme().breakpoints.up('lg'));
  const [open, setOpen] = useState(false);
  const bottom = isLearner(kind) || kind === 'teacher' ? screens.filter((screen) => screen.bottom) : [];
  const menu = (
    <>
      {screens.length >= FINDER_FROM && <ScreenFinder screens={screens} onChosen={() => setOpen(false)} />}
      <ScreenMenu screens={screens} onChosen={() => setOpen(false)} />
    </>
  );
  return (
    <Box sx={{ minHeight: '100vh', '--above-bottom': !isDesk && bottom.length > 1 ? '76px' : '8px' }}>
      <Link href="#content" className="no-print" sx={skipLink}>{translate('frame.skip-to-content')}</Link>
      <AppBar className="no-print" position="fixed" color="inherit" elevation={0} sx={{ borderBottom: 1, borderColor: 'divider', zIndex: (theme) => theme.zIndex.drawer + 1, bgcolor: 'background.paper' }}>
        <Toolbar sx={{ gap: { xs: 0.5, sm: 1.5 } }}>
          {!isDesk && (
            <IconButton edge="start" aria-label={translate('frame.open-menu')} aria-expanded={open} onClick={() => setOpen(true)}><MenuIcon /></IconButton>
          )}
          <Box sx={{ flexGrow: 1, minWidth: 0 }}>
            <Typography noWrap sx={{ fontWeight: 600, lineHeight: 1.3 }}>{school.name}</Typography>
            <Typography noWrap variant="body2" sx={{ color: 'text.secondary', display: { xs: 'none', sm: 'block' } }}>{translate('app.name')}</Typography>
          </Box>
          <TermPicker />
          <JobsButton />
          <MessagesButton />
          <PersonMenu />
        </Toolbar>
      </AppBar>
      <Box component="nav" aria-label={translate('frame.menu')} className="no-print">
        {isDesk ? (
          <Drawer variant="permanent" slotProps={{ paper: { sx: { width: MENU_WIDTH } } }}>
            <Toolbar />
            {menu}
          </Drawer>
        ) : (
          <Drawer open={open} onClose={() => setOpen(false)} slotProps={{ paper: { sx: { width: MENU_WIDTH } } }} ModalProps={{ keepMounted: false }}>
            <Toolbar />
            {menu}
          </Drawer>
        )}
      </Box>
      <Box sx={{ ml: { lg: `${MENU_WIDTH}px` }, '@media print': { ml: 0 } }}>
        <Toolbar className="no-print" />
        <Box component="main" id="content" tabIndex={-1} sx={{ p: { xs: 2, md: 3 }, pb: { xs: bottom.length ? 11 : 4, md: 4 }, outline: 'none !important', '@media print': { p: 0 } }}>
          <PrintHead />
          {children}
        </Box>
      </Box>
      {!isDesk && bottom.length > 1 && <BottomBar screens={bottom} />}
    </Box>
  );
}

/** Seen only by those who come to it by keyboard. */
export const skipLink = {
  position: 'fixed', top: 8, left: 8, px: 2, py: 1, borderRadius: 1, bgcolor: 'background.paper', zIndex: 2000,
  transform: 'translateY(-200%)', '&:focus': { transform: 'none' },
} as const;
