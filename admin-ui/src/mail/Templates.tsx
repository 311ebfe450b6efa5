import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { languages } from '@portfolio/kernel/contract';
import type { MailTemplate } from '@portfolio/mail/contract';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { useMailTemplates } from './queries';

/** What the platform writes to people, in both languages, with examples in place of values. */
export function Templates() {
  const translate = useTranslate();
  const { data: templates, error, refetch } = useMailTemplates();
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!templates) return <Loading />;
  if (templates.length === 0) return <EmptyState>{translate('mail-page.templates.empty')}</EmptyState>;
  return (
    <>
      <Typography sx={{ color: 'text.secondary', mb: 2, maxWidth: '70ch' }}>{translate('mail-page.templates.help')}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
        {templates.map((template) => <li key={template.name}><TemplateCard template={template} /></li>)}
      </Box>
    </>
  );
}

function TemplateCard({ template: { texts } }: { template: MailTemplate }) {
  const translate = useTranslate();
  return (
    <Card>
      <CardContent>
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}>
          {languages.map((language) => (
            <Box key={language} lang={language === 'en' ? 'en' : 'zh-Hant-TW'}>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate(`mail-page.templates.${language}`)}</Typography>
              <Typography component="h2" sx={{ fontWeight: 600 }}>{texts[language].subject}</Typography>
              <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{texts[language].body}</Typography>
            </Box>
          ))}
        </Box>
      </CardContent>
    </Card>
  );
}
