import { createTheme, type Theme } from '@mui/material/styles';

/** System fonts first; the font that comes along shows what a machine has no sign for. */
const fontFamily = [
  '-apple-system', 'BlinkMacSystemFont', '"Segoe UI"', 'Roboto', '"PingFang TC"', '"Microsoft JhengHei UI"', '"Microsoft JhengHei"', '"Noto Sans TC"', '"Noto Sans CJK TC"',
  '"Noto Sans TC Variable"',
  // Rare characters of names (CJK Extension B) that the others lack; they come with the operating systems.
  '"Microsoft JhengHei-ExtB"', '"PMingLiU-ExtB"', '"MingLiU-ExtB"', '"HanaMinB"', 'sans-serif',
].join(', ');

/** One quiet accent, and states that are told apart by their icon too. Contrast of text is at least 4.5:1 in both. */
const light = {
  primary: { main: '#1f5f8b', dark: '#174a6d', light: '#4f86ab', contrastText: '#ffffff' },
  secondary: { main: '#4a5b68', contrastText: '#ffffff' },
  success: { main: '#1d6b43', contrastText: '#ffffff' },
  warning: { main: '#8a5300', contrastText: '#ffffff' },
  error: { main: '#b3261e', contrastText: '#ffffff' },
  info: { main: '#1f5f8b', contrastText: '#ffffff' },
  background: { default: '#f6f8f9', paper: '#ffffff' },
  text: { primary: '#1b2329', secondary: '#4d5a63', disabled: '#6b7780' },
  divider: '#d9dfe3',
};

const dark = {
  primary: { main: '#8fc3e6', dark: '#6aa8d1', light: '#b3d8f0', contrastText: '#0b2233' },
  secondary: { main: '#b3c1cb', contrastText: '#14202a' },
  success: { main: '#84d3a5', contrastText: '#06251a' },
  warning: { main: '#f0bf72', contrastText: '#2b1a00' },
  error: { main: '#f2a49d', contrastText: '#3b0906' },
  info: { main: '#8fc3e6', contrastText: '#0b2233' },
  background: { default: '#12181d', paper: '#1a2229' },
  text: { primary: '#e7edf1', secondary: '#b2bec7', disabled: '#8a98a2' },
  divider: '#33404a',
};

export const theme: Theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-scheme' },
  colorSchemes: { light: { palette: light }, dark: { palette: dark } },
  shape: { borderRadius: 8 },
  typography: {
    fontFamily,
    h1: { fontSize: '1.5rem', fontWeight: 600, lineHeight: 1.4 },
    h2: { fontSize: '1.2rem', fontWeight: 600, lineHeight: 1.4 },
    h3: { fontSize: '1.05rem', fontWeight: 600, lineHeight: 1.5 },
    h4: { fontSize: '1rem', fontWeight: 600 },
    h5: { fontSize: '1rem', fontWeight: 600 },
    h6: { fontSize: '1rem', fontWeight: 600 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        'html': { WebkitTextSizeAdjust: '100%' },
        '.numeric, .MuiTableCell-root': { fontVariantNumeric: 'tabular-nums' },
        ':focus-visible': { outline: '3px solid var(--mui-palette-primary-main)', outlineOffset: 2 },
        '@media (prefers-reduced-motion: reduce)': { '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' } },
        '@page': { size: 'A4', margin: '15mm', '@bottom-right': { content: 'counter(page) " / " counter(pages)', fontSize: '9pt' } },
        '@media print': {
          'body': { background: '#fff', color: '#000' },
          // Paper is light, whatever the screen is: stronger than either scheme's own.
          ':root:root': { '--mui-palette-text-primary': '#000', '--mui-palette-text-secondary': '#333', '--mui-palette-divider': '#999', '--mui-palette-background-paper': '#fff', '--mui-palette-background-default': '#fff' },
          '.no-print': { display: 'none !important' },
          // A table as wide as a screen has to go onto A4.
          '.MuiTableCell-root': { padding: '3px 6px !important', fontSize: '9pt !important', whiteSpace: 'normal !important' },
          '.print-page': { breakAfter: 'page' },
          'thead': { display: 'table-header-group' },
          'tr': { breakInside: 'avoid' },
        },
      },
    },
    MuiButton: { defaultProps: { disableElevation: true } },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiTableCell: { styleOverrides: { root: { borderColor: 'var(--mui-palette-divider)' }, head: { fontWeight: 600 } } },
    MuiCard: { defaultProps: { variant: 'outlined' } },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiSelect: { defaultProps: { size: 'small' } },
    MuiFormControl: { defaultProps: { size: 'small', margin: 'none' } },
    MuiChip: { styleOverrides: { root: { borderRadius: 6 } } },
    MuiTooltip: { defaultProps: { enterDelay: 400 } },
    MuiAlert: { styleOverrides: { message: { overflowWrap: 'anywhere' } } },
    MuiLink: { defaultProps: { underline: 'always' } },
  },
});
