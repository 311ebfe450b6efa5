import { useState, type ReactNode } from 'react';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Container from '@mui/material/Container';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Menu from '@mui/material/Menu';
import Toolbar from '@mui/material/Toolbar';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import { useTranslate } from 'react-admin';
import { NavLink } from 'react-router-dom';
import { skipLink } from './Frame';
import { useLanguageItems, useThemeItems } from './Preferences';

/** The frame of the pages before the sign-in. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box sx={{ minHeight: '100vh' }}>
      <Link href="#content" className="no-print" sx={skipLink}>{translate('frame.skip-to-content')}</Link>
      <AppBar className="no-print" position="sticky" color="inherit" elevation={0} sx={{ borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' }}>
        <Toolbar sx={{ gap: 1, flexWrap: 'wrap' }}>
          <Link component={NavLink} to="/" underline="none" color="inherit" sx={{ display: 'flex', alignItems: 'center', gap: 1, fontWeight: 600, mr: 'auto', py: 1 }}>
            <Box component="img" src="/favicon.svg" alt="" sx={{ width: 28, height: 28 }} />
            {translate('app.name')}
          </Link>
          <Box component="nav" aria-label={translate('frame.navigation')} sx={{ order: { xs: 1, sm: 0 }, flexBasis: { xs: '100%', sm: 'auto' }, ml: { xs: -1, sm: 0 } }}>
            <Button component={NavLink} to="/notices" color="inherit">{translate('screens.notices')}</Button>
            <Button component={NavLink} to="/clusters" color="inherit">{translate('screens.clusters')}</Button>
          </Box>
          <SettingsMenu />
        </Toolbar>
      </AppBar>
      <Container component="main" id="content" tabIndex={-1} maxWidth="lg" sx={{ py: { xs: 2, md: 4 }, outline: 'none !important' }}>{children}</Container>
    </Box>
  );
}

function SettingsMenu() {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const themeItems = useThemeItems(close);
  const languageItems = useLanguageItems(close);
  const label = `${translate('frame.theme')}・${translate('frame.language')}`;
  return (
    <>
      <IconButton aria-label={label} title={label} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}><SettingsIcon /></IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {themeItems}
        <Divider />
        {languageItems}
      </Menu>
    </>
  );
}
