import { useRef, useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { Job } from '@portfolio/operations/contract';
import { importResult, passwordBody, routes } from '@portfolio/receipts/contract';
import { termName } from '../layout/TermPicker';
import { useMay, useTerm } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { ContractFormBox, FormPassword } from '../shared/FormField';
import { JobProgress } from '../shared/JobProgress';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { useContractForm } from '../shared/use-contract-form';
import { EditionTable } from './EditionTable';
import { ImportParts } from './ImportParts';
import { useCategories, useEditions, useRefreshReceipts } from './queries';
import { useImport, type ReceiptImport } from './use-import';

/** 8.1.1 上傳及設定學生回報時間 */
export default function ReceiptImportPage() {
  const translate = useTranslate();
  const { term, semester } = useTerm();
  const categories = useCategories();
  const mayImport = useMay(routes.upload.access);
  return (
    <Page title={translate('screens.receiptImport')} code="S0501S" help={translate('receipts.import.help')}>
      {categories.length === 0 && <Alert severity="info" variant="outlined">{translate('receipts.noCategories')}</Alert>}
      {semester === 0 && <Alert severity="info" variant="outlined">{translate('receipts.pickSemester')}</Alert>}
      {semester !== 0 && <Held term={term} />}
      {semester !== 0 && mayImport && <Taking key={term} term={term} />}
    </Page>
  );
}

function Held({ term }: { term: string }) {
  const translate = useTranslate();
  const { data: editions, error, isPending, refetch } = useEditions(term, true);
  return (
    <Box component="section" sx={{ mb: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>{translate('receipts.import.held', { term: termName(translate, term) })}</Typography>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {editions?.length === 0 && <EmptyState>{translate('receipts.import.none')}</EmptyState>}
      {editions && editions.length > 0 && <EditionTable editions={editions} />}
    </Box>
  );
}

function Taking({ term }: { term: string }) {
  const translate = useTranslate();
  const refresh = useRefreshReceipts();
  const [search, setSearch] = useSearchParams();
  const [ended, setEnded] = useState<Job | null>(null);
  const jobId = search.get('job');
  const picker = useRef<HTMLInputElement>(null);
  const work = useImport(term, (id) => {
    setEnded(null);
    setSearch({ job: id }, { replace: true });
  });
  return (
    <Box component="section" sx={{ display: 'grid', gap: 2, maxWidth: 860 }}>
      <Typography variant="h2">{translate('receipts.import.title')}</Typography>
      <input
        ref={picker} type="file" accept=".zip" hidden aria-label={translate('receipts.import.choose')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void work.choose(file);
          // The same file again, once it is mended.
          target.value = '';
        }}
      />
      {!work.opened && (
        <Box>
          <Button variant={work.uploaded ? 'outlined' : 'contained'} startIcon={<UploadFileIcon />} loading={work.busy} onClick={() => picker.current?.click()}>{translate(work.uploaded ? 'receipts.import.again' : 'receipts.import.choose')}</Button>
        </Box>
      )}
      <ErrorNote error={work.error} />
      {work.uploaded && !work.opened && <PasswordForm key={work.uploaded.id} work={work} />}
      <ImportParts work={work} />
      {jobId && !work.uploaded && <JobProgress key={jobId} id={jobId} onEnd={(job) => { setEnded(job); void refresh(); }} />}
      {ended && ended.id === jobId && !work.uploaded && <Result job={ended} />}
    </Box>
  );
}

function PasswordForm({ work }: { work: ReceiptImport }) {
  const translate = useTranslate();
  const form = useContractForm(passwordBody, { values: { password: '' }, onSubmit: ({ password }) => work.open(password) });
  return (
    <ContractFormBox form={form} label={translate('receipts.import.password')}>
      <Typography className="numeric" sx={{ overflowWrap: 'anywhere' }}>{translate('receipts.import.file', { name: work.uploaded?.fileName ?? '', size: Math.ceil((work.uploaded?.bytes ?? 0) / 1024) })}</Typography>
      <FormPassword name="password" label={translate('receipts.import.password')} autoComplete="new-password" required />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" loading={form.busy}>{translate('receipts.import.open')}</Button>
        <Button disabled={form.busy} onClick={() => void work.drop()}>{translate('receipts.import.drop')}</Button>
      </Box>
    </ContractFormBox>
  );
}

/** What the import did, a line a category. */
function Result({ job }: { job: Job }) {
  const translate = useTranslate();
  const found = importResult.safeParse(job.result);
  if (!found.success) return null;
  return (
    <Box component="ul" className="numeric" sx={{ m: 0, pl: 3 }}>
      {found.data.parts.map((part) => (
        <li key={part.category}>{translate(`receipts.import.${part.change === 'same' ? 'resultSame' : part.version === 1 ? 'resultFirst' : 'result'}`, { ...part, category: translate(`enums.receiptCategory.${part.category}`) })}</li>
      ))}
    </Box>
  );
}
