import { useEffect, useRef, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { ModuleCode } from '@portfolio/config/permissions';

interface PageProps {
  /** In the manual's words. */
  title: string;
  /** The module's code, as the manual shows it. */
  code?: ModuleCode;
  /** What the page is for and what to mind, in a sentence or two. */
  help?: ReactNode;
  /** Buttons of the whole page. */
  actions?: ReactNode;
  /** Forms read best narrow. */
  narrow?: boolean;
  children: ReactNode;
}

/** A screen: its title (also the document's), what it is for, and its content. */
export function Page({ title, code, help, actions, narrow = false, children }: PageProps) {
  const translate = useTranslate();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const name = translate('app.name');
    document.title = title === name ? name : translate('app.title', { page: title });
  }, [title, translate]);
  useEffect(() => {
    // After a change of screen a screen reader goes on from the title; at the first screen the browser does so itself.
    if (document.activeElement === document.body && window.history.state?.idx > 0) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Box sx={{ maxWidth: narrow ? 760 : 'none', mx: narrow ? 'auto' : 0, width: '100%' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: help ? 0.5 : 2 }}>
        <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ outline: 'none !important' }}>{title}</Typography>
        {code && <Chip className="no-print" size="small" variant="outlined" label={code} title={translate('ui.page.code', { code })} sx={{ fontVariantNumeric: 'tabular-nums' }} />}
        {actions && <Box className="no-print" sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap', gap: 1 }}>{actions}</Box>}
      </Box>
      {help && <Typography component="div" sx={{ color: 'text.secondary', mb: 2, maxWidth: '70ch' }}>{help}</Typography>}
      {children}
    </Box>
  );
}
