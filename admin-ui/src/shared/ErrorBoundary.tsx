import { Component, type ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { currentText } from '../i18n/language';

interface Props {
  children: ReactNode;
  /** A change of it (the address) tries anew. */
  resetOn?: string;
}

/** A file of an older build is gone from the server after an update: the page has to be loaded anew. */
const isOldBuild = (error: Error): boolean => /dynamically imported module|Importing a module script failed|Failed to fetch/.test(error.message);

/** Keeps the frame standing when a screen breaks, and says so in words. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.error && before.resetOn !== this.props.resetOn) this.setState({ error: null });
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Box sx={{ maxWidth: 560, mx: 'auto', my: 6, px: 2 }}>
        <Alert severity="error" variant="outlined" action={<Button color="inherit" size="small" onClick={() => window.location.reload()}>{currentText('ui.action.reload')}</Button>}>
          <AlertTitle>{currentText('ui.error.page')}</AlertTitle>
          {currentText(isOldBuild(error) ? 'ui.error.new-version' : 'ui.error.unexpected')}
        </Alert>
      </Box>
    );
  }
}
