import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { useNotify, useTranslate } from 'react-admin';

/** An account and its new password, large enough to read out, each with a button that copies it. */
export function IssuedPassword({ login, password, onCopied }: { login: string; password: string; onCopied?: () => void }) {
  const translate = useTranslate();
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', alignItems: 'center', columnGap: 2, m: 0 }}>
      <Line label={translate('passwords.account')} value={login} />
      <Line label={translate('passwords.password')} value={password} onCopied={onCopied} />
    </Box>
  );
}

function Line({ label, value, onCopied }: { label: string; value: string; onCopied?: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    onCopied?.();
    notify('passwords.copied', { messageArgs: { what: label } });
  };
  return (
    <Box sx={{ display: 'contents' }}>
      <Typography component="dt" sx={{ color: 'text.secondary' }}>{label}</Typography>
      <Box component="dd" sx={{ m: 0, display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
        <Typography component="span" translate="no" sx={{ overflowWrap: 'anywhere', fontFamily: 'ui-monospace, Consolas, monospace', fontSize: '1.25rem', fontWeight: 600 }}>{value}</Typography>
        {/* Where the page is served without TLS, browsers give no clipboard. */}
        {'clipboard' in navigator && <IconButton aria-label={`${translate('passwords.copy')} ${label}`} title={translate('passwords.copy')} onClick={() => void copy()}><CopyIcon fontSize="small" /></IconButton>}
      </Box>
    </Box>
  );
}
