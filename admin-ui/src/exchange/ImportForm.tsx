import { useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import FolderZipIcon from '@mui/icons-material/FolderZipOutlined';
import { useTranslate } from 'react-admin';
import { importForm } from '@portfolio/exchange/contract';
import { ContractFormBox, FormPassword, FormText } from '../shared/FormField';
import { JobProgress } from '../shared/JobProgress';
import { useContractForm } from '../shared/use-contract-form';
import { bytesText } from './bytes';
import { useRefreshExchange } from './queries';

/** An archive that came, kept until its password is right. */
interface Uploaded {
  file: File;
  md5: string;
  id: string;
}

interface ImportFormProps {
  /** Name of the form. */
  label: string;
  /** What of a file is taken. */
  fileHelp: string;
  upload: (file: File, md5: string) => Promise<{ id: string }>;
  check: (id: string, password: string) => Promise<{ jobId: string }>;
  onChecked: (id: string) => void;
}

/** MD5, password and file. The file goes up once; a wrong password may be tried again. */
export function ImportForm({ label, fileHelp, upload, check, onChecked }: ImportFormProps) {
  const translate = useTranslate();
  const refresh = useRefreshExchange();
  const picker = useRef<HTMLInputElement>(null);
  const uploaded = useRef<Uploaded | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [checking, setChecking] = useState<{ jobId: string; id: string } | null>(null);

  const uploadOnce = async (chosen: File, md5: string): Promise<string> => {
    const before = uploaded.current;
    if (before?.file === chosen && before.md5 === md5) return before.id;
    const { id } = await upload(chosen, md5);
    uploaded.current = { file: chosen, md5, id };
    return id;
  };
  const form = useContractForm(importForm, {
    values: { md5: '', password: '' },
    onSubmit: async ({ md5, password }) => {
      setMissing(file === null);
      if (!file) return;
      const id = await uploadOnce(file, md5);
      setChecking({ id, jobId: (await check(id, password)).jobId });
      refresh();
    },
  });
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <ContractFormBox form={form} label={label}>
        <FormText name="md5" label={translate('exchange.info.md5')} help={translate('exchange.import.md5Help')} required />
        <FormPassword name="password" label={translate('exchange.import.password')} help={translate('exchange.import.passwordHelp')} autoComplete="new-password" required />
        <Box>
          <input ref={picker} type="file" accept=".zip,application/zip" hidden aria-label={translate('exchange.import.choose')} onChange={({ target }) => setFile(target.files?.[0] ?? null)} />
          <Button variant="outlined" startIcon={<FolderZipIcon />} onClick={() => picker.current?.click()}>{translate('exchange.import.choose')}</Button>
          <Typography component="span" sx={{ ml: 1.5, overflowWrap: 'anywhere' }} className="numeric">{file ? `${file.name}　${bytesText(file.size)}` : translate('exchange.import.noFile')}</Typography>
          <FormHelperText error={isMissing && !file}>{isMissing && !file ? translate('exchange.import.fileMissing') : fileHelp}</FormHelperText>
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
