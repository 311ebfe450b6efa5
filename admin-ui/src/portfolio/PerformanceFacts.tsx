import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { fieldsOf, type CodeLists, type Performance } from '@portfolio/portfolio/contract';
import { fieldText } from '@portfolio/portfolio/domain/field-text';

interface PerformanceFactsProps {
  performance: Performance;
  codes: CodeLists;
}

/** The fields of a performance that are filled in, each with its label. */
export function PerformanceFacts({ performance: { category, content, link }, codes }: PerformanceFactsProps) {
  const translate = useTranslate();
  const facts = fieldsOf(category)
    .map((field) => ({ key: field.key, label: translate(`performance.field.${category}.${field.key}`), text: fieldText(field, content?.[field.key], codes) }))
    .filter(({ text }) => text !== '');
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 1.5, rowGap: 0.25, m: 0 }}>
      {facts.map(({ key, label, text }) => <Fact key={key} label={label}>{text}</Fact>)}
      {link && <Fact label={translate('performance.common.link')}><Link href={link} target="_blank" rel="noreferrer noopener">{link}</Link></Fact>}
    </Box>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>{label}</Typography>
      <Typography component="dd" variant="body2" className="numeric" sx={{ m: 0, overflowWrap: 'anywhere' }}>{children}</Typography>
    </>
  );
}
