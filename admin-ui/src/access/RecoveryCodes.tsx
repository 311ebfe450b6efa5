import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { useTranslate } from 'react-admin';
import { saveBlob } from '../providers/api';
import { useMe } from '../providers/session';

/** Recovery codes, which are shown this once: to copy, to keep as a file, and to say that they are kept. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const translate = useTranslate();
  const { school, login } = useMe();
  const [isCopied, setCopied] = useState(false);
  const text = [translate('account.codes.file-head', { school: school.name, login: `${school.code}_${login}` }), '', ...codes, ''].join('\r\n');
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Alert severity="warning" variant="outlined">{translate('account.codes.once')}</Alert>
      <Box component="ul" aria-label={translate('account.codes.title')} className="numeric" sx={{ m: 0, p: 2, listStyle: 'none', display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(130px, 1fr))', gap: 1, bgcolor: 'background.default', border: 1, borderColor: 'divider', borderRadius: 1, fontFamily: 'monospace', fontSize: '1.05rem' }}>
        {codes.map((code) => <li key={code}>{code}</li>)}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {/* Browsers give it on secure addresses alone. */}
        {navigator.clipboard && (
          <Button variant="outlined" startIcon={<CopyIcon />} onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))}>
            {translate(isCopied ? 'account.codes.copied' : 'account.codes.copy')}
          </Button>
        )}
        <Button variant="outlined" startIcon={<DownloadIcon />} onClick={() => saveBlob(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }), `${translate('account.codes.title')}.txt`)}>{translate('account.codes.file')}</Button>
        <Button variant="contained" sx={{ ml: { sm: 'auto' } }} onClick={onDone}>{translate('account.codes.kept')}</Button>
      </Box>
    </Box>
  );
}
