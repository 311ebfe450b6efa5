import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import AudioFileIcon from '@mui/icons-material/AudioFileOutlined';
import ImageIcon from '@mui/icons-material/ImageOutlined';
import PictureAsPdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import VideoFileIcon from '@mui/icons-material/VideoFileOutlined';
import { visuallyHidden } from '@mui/utils';
import { useTranslate } from 'react-admin';
import type { FileReceipt } from '@portfolio/portfolio/contract';
import { FilePreviewDialog } from './FilePreviewDialog';
import { bytesText } from './rules/file-check';

/** The picture for a type of file. */
export function iconOf(mime: string) {
  if (mime.startsWith('image/')) return ImageIcon;
  if (mime.startsWith('audio/')) return AudioFileIcon;
  return mime.startsWith('video/') ? VideoFileIcon : PictureAsPdfIcon;
}

/** What is attached to an outcome; a tap opens it on the page. */
export function OutcomeFiles({ files }: { files: (FileReceipt | null)[] }) {
  const translate = useTranslate();
  const [open, setOpen] = useState<FileReceipt | null>(null);
  const present = files.filter((file) => file !== null);
  if (present.length === 0) return <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('portfolio.outcomes.noFile')}</Typography>;
  return (
    <Stack spacing={1} sx={{ alignItems: 'stretch' }}>
      {present.map((file) => <FileButton key={file.id} file={file} onOpen={() => setOpen(file)} />)}
      {open && <FilePreviewDialog file={open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function FileButton({ file, onOpen }: { file: FileReceipt; onOpen: () => void }) {
  const translate = useTranslate();
  const Icon = iconOf(file.mime);
  return (
    <Button
      variant="outlined" color="inherit" size="small" startIcon={<Icon aria-hidden />} onClick={onOpen} aria-haspopup="dialog"
      sx={{ justifyContent: 'flex-start', textAlign: 'left', borderColor: 'divider', fontWeight: 400 }}
    >
      <Box component="span" sx={visuallyHidden}>{translate('ui.file.view')}</Box>
      <Typography component="span" variant="body2" noWrap sx={{ flexGrow: 1, minWidth: 0 }}>{file.name}</Typography>
      <Typography component="span" variant="body2" className="numeric" sx={{ color: 'text.secondary', pl: 1, whiteSpace: 'nowrap' }}>{bytesText(file.bytes)}</Typography>
    </Button>
  );
}
