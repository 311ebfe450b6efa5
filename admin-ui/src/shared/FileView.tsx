import { Suspense, lazy, useEffect, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { openFile, saveBlob } from '../providers/api';
import { ErrorNote } from './ErrorNote';
import { Loading } from './Loading';

const PdfView = lazy(() => import('./PdfView'));

interface FileViewProps {
  /** Public id of the stored file. */
  id: string;
  mime: string;
  name: string;
  /** CSS height of the place for a document. */
  height?: string;
}

/** A stored file in the page: pictures, sound, film, and PDF drawn page by page. Nothing in a file can run here. */
export function FileView({ id, mime, name, height = '70vh' }: FileViewProps) {
  const translate = useTranslate();
  const { data: blob, error, refetch } = useQuery({
    queryKey: ['files', id, 'bytes'],
    queryFn: ({ signal }) => openFile(id, signal),
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  return (
    <Box sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography sx={{ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{name}</Typography>
        <Button size="small" startIcon={<DownloadIcon />} disabled={!blob} onClick={() => blob && saveBlob(blob, name)}>{translate('ui.file.download')}</Button>
      </Box>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!blob && !error && <Loading />}
      {blob && <Shown blob={blob} mime={mime} name={name} height={height} />}
    </Box>
  );
}

function Shown({ blob, mime, name, height }: { blob: Blob; mime: string; name: string; height: string }) {
  const translate = useTranslate();
  const url = useBlobUrl(blob, mime);
  if (mime === 'application/pdf') return <Suspense fallback={<Loading />}><PdfView blob={blob} name={name} height={height} /></Suspense>;
  if (!url) return null;
  if (mime.startsWith('image/')) return <Box component="img" src={url} alt={translate('ui.file.image', { name })} sx={{ maxWidth: '100%', maxHeight: height, objectFit: 'contain', justifySelf: 'center', border: 1, borderColor: 'divider', borderRadius: 1 }} />;
  if (mime.startsWith('video/')) return <Box component="video" src={url} controls playsInline aria-label={translate('ui.file.video', { name })} sx={{ width: '100%', maxHeight: height, bgcolor: '#000', borderRadius: 1 }} />;
  if (mime.startsWith('audio/')) return <Box component="audio" src={url} controls aria-label={translate('ui.file.audio', { name })} sx={{ width: '100%' }} />;
  return <Typography sx={{ color: 'text.secondary' }}>{translate('ui.file.cannot-show')}</Typography>;
}

function useBlobUrl(blob: Blob, mime: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    // The type is the one that the server found in the bytes, never what a browser would guess.
    const made = URL.createObjectURL(new Blob([blob], { type: mime }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob, mime]);
  return url;
}
