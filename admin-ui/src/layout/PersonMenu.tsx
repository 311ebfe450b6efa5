import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import AccountCircleIcon from '@mui/icons-material/AccountCircleOutlined';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import ManageAccountsIcon from '@mui/icons-material/ManageAccountsOutlined';
import LogoutIcon from '@mui/icons-material/LogoutOutlined';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { signOut } from '../providers/api';
import { useMe } from '../providers/session';
import { useLanguageItems, useThemeItems } from './Preferences';

/** The person: who, how the page looks and reads, password, and the way out. */
export function PersonMenu() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const me = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const themeItems = useThemeItems(close);
  const languageItems = useLanguageItems(close);
  return (
    <>
      <Button color="inherit" onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu" aria-expanded={anchor !== null} aria-label={translate('frame.person', { name: me.name })} startIcon={<AccountCircleIcon />} sx={{ minWidth: 0, '& .MuiButton-startIcon': { mr: { xs: 0, md: 1 } }, '& > span.name': { display: { xs: 'none', md: 'inline' } } }}>
        <span className="name">{me.name}</span>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} slotProps={{ paper: { sx: { minWidth: 240 } } }}>
        <Box component="li" role="none" sx={{ px: 2, py: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>{me.name}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>{me.school.code}_{me.login}｜{translate(`enums.accountKind.${me.kind}`)}</Typography>
        </Box>
        <Divider />
        {themeItems}
        <Divider />
        {languageItems}
        <Divider />
        <MenuItem onClick={() => { close(); navigate('/account'); }}><ListItemIcon><ManageAccountsIcon fontSize="small" /></ListItemIcon>{translate('screens.myAccount')}</MenuItem>
        <MenuItem onClick={() => { close(); navigate('/change-password'); }}><ListItemIcon><KeyIcon fontSize="small" /></ListItemIcon>{translate('screens.changePassword')}</MenuItem>
        <MenuItem onClick={() => { close(); void signOut().then(() => navigate('/')); }}><ListItemIcon><LogoutIcon fontSize="small" /></ListItemIcon>{translate('frame.sign-out')}</MenuItem>
      </Menu>
    </>
  );
}
