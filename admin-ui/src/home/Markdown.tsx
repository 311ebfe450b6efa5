import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import ReactMarkdown, { type Components, type ExtraProps } from 'react-markdown';
import type { ComponentProps, JSX } from 'react';
import { safeAddress } from './rules/safe-address';

type Props<T extends keyof JSX.IntrinsicElements> = ComponentProps<T> & ExtraProps;

/** Headings of a text stand below the page's own. */
const heading = ({ children }: Props<'h2'>) => <Typography variant="h3" component="h2" sx={{ mt: 3, mb: 1 }}>{children}</Typography>;

const components: Components = {
  h1: heading, h2: heading,
  h3: ({ children }) => <Typography variant="h4" component="h3" sx={{ mt: 2, mb: 1 }}>{children}</Typography>,
  a: ({ href, children }) => (href ? <Link href={href} rel="noopener noreferrer" target={href.startsWith('/') ? undefined : '_blank'}>{children}</Link> : <>{children}</>),
  img: ({ src, alt }) => (typeof src === 'string' && src ? <Box component="img" src={src} alt={alt ?? ''} loading="lazy" sx={{ maxWidth: '100%', height: 'auto' }} /> : <>{alt}</>),
};

/**
 * What staff wrote in the admin, as a page. HTML in the text is shown as it was typed and never becomes part of the
 * page; links lead to the web, to mail or into this system; pictures are those of the media library.
 */
export function Markdown({ children }: { children: string }) {
  return (
    <Box sx={{ maxWidth: '70ch', overflowWrap: 'anywhere', lineHeight: 1.8, '& blockquote': { m: 0, pl: 2, borderLeft: 4, borderColor: 'divider', color: 'text.secondary' }, '& pre': { overflowX: 'auto', p: 2, bgcolor: 'background.default', borderRadius: 1 } }}>
      <ReactMarkdown components={components} urlTransform={(url, key) => safeAddress(url, key === 'src' ? 'picture' : 'link')}>{children}</ReactMarkdown>
    </Box>
  );
}
