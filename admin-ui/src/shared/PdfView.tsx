import { useEffect, useRef, useState } from 'react';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { visuallyHidden } from '@mui/utils';
import ZoomInIcon from '@mui/icons-material/ZoomIn';
import ZoomOutIcon from '@mui/icons-material/ZoomOut';
import Alert from '@mui/material/Alert';
import { useTranslate } from 'react-admin';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { Loading } from './Loading';

declare const __PDF_DATA__: string;

GlobalWorkerOptions.workerSrc = workerUrl;

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const FIT = ZOOMS.indexOf(1);

interface PdfViewProps {
  blob: Blob;
  name: string;
  height: string;
}

/** A PDF drawn page by page into the page itself: works on a phone too, and no script of the document runs. */
export default function PdfView({ blob, name, height }: PdfViewProps) {
  const translate = useTranslate();
  const { pdf, failed } = useDocument(blob);
  const [zoom, setZoom] = useState(FIT);
  if (failed) return <Alert severity="warning" variant="outlined">{translate('ui.file.failed')}</Alert>;
  if (!pdf) return <Loading />;
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, px: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Typography variant="body2" sx={{ flexGrow: 1 }}>{translate('ui.file.pages', { pages: pdf.numPages })}</Typography>
        <IconButton aria-label={translate('ui.file.zoom-out')} disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}><ZoomOutIcon /></IconButton>
        <Typography variant="body2" className="numeric" sx={{ minWidth: '3.5em', textAlign: 'center' }}>{Math.round(ZOOMS[zoom] * 100)}%</Typography>
        <IconButton aria-label={translate('ui.file.zoom-in')} disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}><ZoomInIcon /></IconButton>
      </Box>
      <Box tabIndex={0} role="region" aria-label={translate('ui.file.document', { name })} sx={{ height, overflow: 'auto', bgcolor: 'background.default', p: 1 }}>
        {Array.from({ length: pdf.numPages }, (_, index) => <PdfPage key={index} pdf={pdf} number={index + 1} zoom={ZOOMS[zoom]} />)}
      </Box>
    </Box>
  );
}

function useDocument(blob: Blob): { pdf: PDFDocumentProxy | null; failed: boolean } {
  const [state, setState] = useState<{ pdf: PDFDocumentProxy | null; failed: boolean }>({ pdf: null, failed: false });
  useEffect(() => {
    let gone = false;
    let close = () => undefined as unknown;
    setState({ pdf: null, failed: false });
    void blob.arrayBuffer().then(async (data) => {
      if (gone) return;
      const task = getDocument({
        data, isEvalSupported: false, enableXfa: false, useWasm: false, disableAutoFetch: true,
        cMapUrl: `${__PDF_DATA__}cmaps/`, cMapPacked: true, standardFontDataUrl: `${__PDF_DATA__}standard_fonts/`, wasmUrl: `${__PDF_DATA__}wasm/`,
      });
      close = () => task.destroy();
      const pdf = await task.promise;
      if (!gone) setState({ pdf, failed: false });
    }).catch(() => {
      if (!gone) setState({ pdf: null, failed: true });
    });
    return () => {
      gone = true;
      close();
    };
  }, [blob]);
  return state;
}

/** A4 upright, until the page's own size is known. */
const USUAL_RATIO = 297 / 210;

/** One page: drawn when it comes near the sight, with its text for a screen reader. */
function PdfPage({ pdf, number, zoom }: { pdf: PDFDocumentProxy; number: number; zoom: number }) {
  const translate = useTranslate();
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [ratio, setRatio] = useState(USUAL_RATIO);
  const [text, setText] = useState('');

  useEffect(() => {
    if (!place.current) return undefined;
    const watch = new IntersectionObserver(([entry]) => entry.isIntersecting && setNear(true), { rootMargin: '600px' });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    if (!near) return undefined;
    let stop = () => undefined as unknown;
    let gone = false;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      setRatio(height / width);
      if (gone || !canvas.current || !place.current) return;
      const scale = (place.current.clientWidth / width) * Math.min(window.devicePixelRatio || 1, 2);
      const viewport = page.getViewport({ scale });
      canvas.current.width = Math.floor(viewport.width);
      canvas.current.height = Math.floor(viewport.height);
      const task = page.render({ canvas: canvas.current, viewport });
      stop = () => task.cancel();
      await task.promise;
      const content = await page.getTextContent();
      if (!gone) setText(content.items.map((item) => ('str' in item ? item.str : '')).join(' ').trim());
    };
    // A page that was zoomed while it was drawn, or is broken: the others still show.
    draw().catch(() => undefined);
    return () => {
      gone = true;
      stop();
    };
  }, [near, pdf, number, zoom]);

  return (
    <Box ref={place} component="section" aria-label={translate('ui.file.page', { page: number })} sx={{ width: `${zoom * 100}%`, maxWidth: zoom <= 1 ? 900 * zoom : 'none', mx: 'auto', mb: 1, bgcolor: '#fff', aspectRatio: `1 / ${ratio}`, boxShadow: 1 }}>
      <canvas ref={canvas} aria-hidden style={{ width: '100%', height: '100%', display: 'block' }} />
      <Box component="p" sx={visuallyHidden}>{text}</Box>
    </Box>
  );
}
