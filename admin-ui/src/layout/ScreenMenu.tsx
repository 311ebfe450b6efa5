import { Fragment, useEffect, useRef } from 'react';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import ListSubheader from '@mui/material/ListSubheader';
import { useTranslate } from 'react-admin';
import { NavLink, useLocation } from 'react-router-dom';
import { menuChapters, type Screen } from '../screens/screen';

/** Whether an address belongs to a screen: its own, or one below it. */
export const isAt = (pathname: string, path: string): boolean => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));

/** The menu, in the manual's chapters and order. */
export function ScreenMenu({ screens, onChosen }: { screens: Screen[]; onChosen: () => void }) {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const menu = useRef<HTMLDivElement>(null);
  // A page that is opened by its address, or again, is found in a long menu too.
  useEffect(() => menu.current?.querySelector('.Mui-selected')?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <List component="div" ref={menu} dense sx={{ pb: 4 }}>
      {menuChapters.map((chapter) => {
        const own = screens.filter((screen) => screen.chapter === chapter);
        if (own.length === 0) return null;
        return (
          <Fragment key={chapter}>
            {chapter !== 'home' && <ListSubheader component="h2" disableSticky sx={{ bgcolor: 'transparent', color: 'text.secondary', lineHeight: '36px', m: 0, fontSize: '0.8125rem' }}>{translate(`chapters.${chapter}`)}</ListSubheader>}
            <List disablePadding dense>
              {own.map(({ path, titleKey, icon: Icon }) => (
                <ListItem key={path} disablePadding>
                  <ListItemButton component={NavLink} to={path} end={path === '/'} selected={isAt(pathname, path)} onClick={onChosen} sx={{ minHeight: 40, scrollMarginBlock: '96px' }}>
                    <ListItemIcon sx={{ minWidth: 36 }}><Icon fontSize="small" aria-hidden /></ListItemIcon>
                    <ListItemText primary={translate(titleKey)} />
                  </ListItemButton>
                </ListItem>
              ))}
            </List>
          </Fragment>
        );
      })}
    </List>
  );
}
