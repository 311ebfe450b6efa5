import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { App } from './App';
import { makeI18nProvider } from './i18n';
import { hasChineseFont } from './chinese-font';
import { theme } from './theme';

const i18nProvider = await makeI18nProvider();
// One route for all: which screens there are depends on the person. This kind of router can ask before unsaved things are left.
const router = createBrowserRouter([{ path: '*', element: <App i18nProvider={i18nProvider} /> }]);

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="theme">
      <CssBaseline />
      <RouterProvider router={router} />
    </ThemeProvider>
  </StrictMode>,
);

// Only rules that say which part of the font is for which signs, and those alone are 20 KB; after the first picture of the page.
void hasChineseFont().then((has) => (has ? undefined : import('@fontsource-variable/noto-sans-tc')));
