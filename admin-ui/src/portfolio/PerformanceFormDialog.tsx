import { useCallback, useId, useMemo, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useNotify, useTranslate } from 'react-admin';
import { fieldsOf, performanceInput, performanceRoutes, type CategoryCode, type Content, type Performance, type PerformanceProposal } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { useTerm } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { ContractFormBox } from '../shared/FormField';
import { Loading } from '../shared/Loading';
import { useContractForm } from '../shared/use-contract-form';
import { PerformanceFields } from './PerformanceFields';
import { useCodeLists } from './performance-queries';
import { useRefreshPortfolio } from './queries';

interface PerformanceFormDialogProps {
  /** Null: a new one. */
  performance: Performance | null;
  category: CategoryCode;
  /** What a new one begins with. */
  proposal?: PerformanceProposal;
  onClose: () => void;
}

/** The form of a performance: the fields of its category, brief, files and link. */
export function PerformanceFormDialog({ performance, category, proposal, onClose }: PerformanceFormDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  const codes = useCodeLists();
  return (
    <Dialog open onClose={(_, reason) => reason === 'escapeKeyDown' && onClose()} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>
        {translate(performance ? 'performances.editTitle' : 'performances.newTitle')}
        <Typography component="span" sx={{ display: 'block', color: 'text.secondary' }}>{translate(`enums.performanceCategory.${category}`)}</Typography>
      </DialogTitle>
      <DialogContent sx={{ pt: '8px !important' }}>
        <ErrorNote error={codes.data ? null : codes.error} onRetry={() => void codes.refetch()} />
        {codes.isPending && <Loading />}
        {codes.data && <Form performance={performance} category={category} proposal={proposal} codes={codes.data} onClose={onClose} />}
      </DialogContent>
    </Dialog>
  );
}

function Form({ performance, category, proposal, codes, onClose }: PerformanceFormDialogProps & { codes: NonNullable<ReturnType<typeof useCodeLists>['data']> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshPortfolio();
  const { year } = useTerm();
  const schema = useMemo(() => performanceInput(category), [category]);
  const [uploads, setUploads] = useState({ document: false, media: false });
  const onBusy = useCallback((kind: 'document' | 'media', busy: boolean) => setUploads((before) => (before[kind] === busy ? before : { ...before, [kind]: busy })), []);
  const start = performance ?? proposal;
  const content: Content = Object.fromEntries(fieldsOf(category).map(({ key }) => [key, start?.content?.[key] ?? null]));
  const form = useContractForm(schema, {
    values: {
      category, year: start?.year ?? year, content, brief: start?.brief ?? '', link: performance?.link ?? null,
      documentId: start?.document?.id ?? null, mediaId: performance?.media?.id ?? null,
    } as never,
    onSubmit: async (body) => {
      try {
        if (performance) await call(performanceRoutes.updatePerformance, { params: { id: performance.id }, body });
        else await call(performanceRoutes.createPerformance, { body });
      } finally {
        void refreshAll();
      }
      notify('ui.form.saved', { type: 'success' });
      onClose();
    },
  });
  const waiting = uploads.document || uploads.media;
  return (
    <ContractFormBox form={form} label={translate(`enums.performanceCategory.${category}`)}>
      <PerformanceFields category={category} codes={codes} document={start?.document ?? null} media={performance?.media ?? null} onBusy={onBusy} />
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', flexWrap: 'wrap', gap: 1 }}>
        <Button onClick={onClose} disabled={form.busy}>{translate('ui.action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={form.busy} disabled={waiting}>{translate('ui.action.save')}</Button>
      </Box>
    </ContractFormBox>
  );
}
