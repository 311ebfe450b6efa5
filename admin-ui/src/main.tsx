import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { App } from './App';
import { makeI18nProvider } from './i18n';
import { theme } from './theme';

const i18nProvider = await makeI18nProvider();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="theme">
      <CssBaseline />
      <BrowserRouter>
        <App i18nProvider={i18nProvider} />
      </BrowserRouter>
    </ThemeProvider>
  </StrictMode>,
);

// Only rules that say which part of the font is for which signs; after the first picture of the page.
void import('@fontsource-variable/noto-sans-tc');
