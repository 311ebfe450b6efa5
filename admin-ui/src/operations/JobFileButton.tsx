import { useState } from 'react';
import Button from '@mui/material/Button';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { useTranslate } from 'react-admin';
import { routes, type Job } from '@portfolio/operations/contract';
import { download, saveBlob } from '../providers/api';
import { ErrorNote } from '../shared/ErrorNote';

/** Fetches the file that a job has made; nothing when it made none. */
export function JobFileButton({ job }: { job: Job }) {
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!job.fileName) return null;
  const fetchFile = async () => {
    setBusy(true);
    setError(null);
    try {
      const { blob, name } = await download(routes.jobFile, { params: { id: job.id } });
      saveBlob(blob, name);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button size="small" variant="outlined" startIcon={<DownloadIcon />} onClick={fetchFile} loading={busy} loadingPosition="start" sx={{ justifySelf: 'start' }}>{translate('ui.job.file', { name: job.fileName })}</Button>
      <ErrorNote error={error} />
    </>
  );
}
