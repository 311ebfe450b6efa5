import { useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import { useTranslate } from 'react-admin';
import { encodings, routes, typeNames, type Preview, type TypeName } from '@portfolio/sync/contract';
import { call, download, saveBlob } from '../providers/api';
import { useMay, useTerm } from '../providers/session';
import { termName } from '../layout/TermPicker';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { UploadPreview } from './UploadPreview';

/** A sheet of sixty thousand lines on a slow line. */
const TIMEOUT_MS = 5 * 60_000;

type Encoding = (typeof encodings)[number];

/** 上傳檔案: for a school without a server. The preview first, then the yes. */
export function UploadSheet({ isBusy }: { isBusy: boolean }) {
  const translate = useTranslate();
  const { term, semester } = useTerm();
  const mayUpload = useMay(routes.previewUpload.access);
  const picker = useRef<HTMLInputElement>(null);
  const [type, setType] = useState<TypeName>(typeNames[0]);
  const [encoding, setEncoding] = useState<Encoding>('auto');
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [preview, setPreview] = useState<Preview | null>(null);

  const read = async (file: File) => {
    setReading(true);
    setError(null);
    setPreview(null);
    try {
      setPreview(await call(routes.previewUpload, { query: { type, term, encoding, name: file.name }, raw: file, timeoutMs: TIMEOUT_MS }));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setReading(false);
    }
  };
  const template = async () => {
    setError(null);
    try {
      const { blob, name } = await download(routes.template, { params: { type } });
      saveBlob(blob, name);
    } catch (thrown) {
      setError(thrown);
    }
  };

  if (!mayUpload) return <Typography>{translate('errors.not-allowed')}</Typography>;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography sx={{ color: 'text.secondary', maxWidth: '70ch' }}>{translate('sync.upload.help', { term: termName(translate, term) })}</Typography>
      <Box sx={{ display: 'grid', gap: 2.5, maxWidth: 560 }}>
        <TextField select label={translate('sync.upload.type')} value={type} onChange={({ target }) => { setType(target.value as TypeName); setPreview(null); }} helperText={translate('sync.upload.type-help')} slotProps={{ select: { native: true } }}>
          {typeNames.map((name, index) => <option key={name} value={name}>{`${index + 1}. ${translate(`enums.syncType.${name}`)}`}</option>)}
        </TextField>
        <TextField select label={translate('sync.upload.encoding')} value={encoding} onChange={({ target }) => setEncoding(target.value as Encoding)} helperText={translate('sync.upload.encoding-help')} slotProps={{ select: { native: true } }}>
          {encodings.map((name) => <option key={name} value={name}>{translate(`enums.syncEncoding.${name}`)}</option>)}
        </TextField>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <input
            ref={picker} type="file" accept=".csv,.xlsx,.zip,text/csv,application/zip" hidden aria-label={translate('sync.upload.choose')}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) void read(file);
              // The same file again, once it is mended.
              target.value = '';
            }}
          />
          <Button variant="contained" startIcon={<UploadFileIcon />} loading={isReading} disabled={isBusy || semester === 0} onClick={() => picker.current?.click()}>{translate('sync.upload.choose')}</Button>
          <Button startIcon={<DownloadIcon />} onClick={() => void template()}>{translate('sync.upload.template')}</Button>
        </Box>
      </Box>
      {isBusy && !preview && <Typography sx={{ color: 'text.secondary' }}>{translate('sync.upload.busy')}</Typography>}
      <ErrorNote error={error} />
      {isReading && <Loading />}
      {preview && <UploadPreview key={preview.id} preview={preview} onAgain={() => setPreview(null)} />}
    </Box>
  );
}
