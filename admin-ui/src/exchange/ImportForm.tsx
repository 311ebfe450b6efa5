import { useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import FolderZipIcon from '@mui/icons-material/FolderZipOutlined';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { importForm, routes } from '@portfolio/exchange/contract';
import { call } from '../providers/api';
import { ContractFormBox, FormPassword, FormText } from '../shared/FormField';
import { JobProgress } from '../shared/JobProgress';
import { useContractForm } from '../shared/use-contract-form';
import { bytesText } from './bytes';
import { useRefreshExchange } from './queries';

/** Two gigabytes on a school's line. */
const TIMEOUT_MS = 60 * 60_000;

/** An archive that came, kept until its password is right. */
interface Uploaded {
  file: File;
  md5: string;
  id: string;
}

/** MD5, password and file. The file goes up once; a wrong password may be tried again. */
export function ImportForm({ onChecked }: { onChecked: (id: string) => void }) {
  const translate = useTranslate();
  const refresh = useRefreshExchange();
  const picker = useRef<HTMLInputElement>(null);
  const uploaded = useRef<Uploaded | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [checking, setChecking] = useState<{ jobId: string; id: string } | null>(null);

  const upload = async (chosen: File, md5: string): Promise<string> => {
    const before = uploaded.current;
    if (before?.file === chosen && before.md5 === md5) return before.id;
    const { id } = await call(routes.upload, { query: { name: chosen.name, md5 }, raw: chosen, timeoutMs: TIMEOUT_MS });
    uploaded.current = { file: chosen, md5, id };
    return id;
  };
  const form = useContractForm(importForm, {
    values: { md5: '', password: '' },
    onSubmit: async ({ md5, password }) => {
      setMissing(file === null);
      if (!file) return;
      const id = await upload(file, md5);
      setChecking({ id, jobId: (await call(routes.check, { params: { id }, body: { password } })).jobId });
      refresh();
    },
  });
  const megabytes = Math.round(limits.archive.bytes / 1024 / 1024);
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <ContractFormBox form={form} label={translate('exchange.import.work')}>
        <FormText name="md5" label={translate('exchange.info.md5')} help={translate('exchange.import.md5Help')} required />
        <FormPassword name="password" label={translate('exchange.import.password')} help={translate('exchange.import.passwordHelp')} autoComplete="new-password" required />
        <Box>
          <input ref={picker} type="file" accept=".zip,application/zip" hidden aria-label={translate('exchange.import.choose')} onChange={({ target }) => setFile(target.files?.[0] ?? null)} />
          <Button variant="outlined" startIcon={<FolderZipIcon />} onClick={() => picker.current?.click()}>{translate('exchange.import.choose')}</Button>
          <Typography component="span" sx={{ ml: 1.5, overflowWrap: 'anywhere' }} className="numeric">{file ? `${file.name}　${bytesText(file.size)}` : translate('exchange.import.noFile')}</Typography>
          <FormHelperText error={isMissing && !file}>{isMissing && !file ? translate('exchange.import.fileMissing') : translate('exchange.import.fileHelp', { limit: megabytes })}</FormHelperText>
        </Box>
        <Box><Button type="submit" variant="contained" loading={form.busy}>{translate('exchange.import.check')}</Button></Box>
      </ContractFormBox>
      {form.busy && <Typography role="status">{translate('exchange.import.uploading')}</Typography>}
      {checking && (
        <JobProgress
          key={checking.jobId} id={checking.jobId}
          onEnd={(job) => {
            refresh();
            // A refused archive is gone: the same file would have to go up again.
            uploaded.current = null;
            if (job.state === 'done') onChecked(checking.id);
          }}
        />
      )}
    </Box>
  );
}
