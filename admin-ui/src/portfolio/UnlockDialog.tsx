import { useId } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { unlockOf, unlockRoutes, type Outcome } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { bodyOf } from '../shared/body-of';
import { ContractFormBox, FormText } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';
import { useRefreshPortfolio } from './queries';

const schema = bodyOf(unlockRoutes.unlockOutcome);

type Unlockable = NonNullable<ReturnType<typeof schema.parse>['state']>;

/** Takes an outcome one move back for the school; the reason is read by its student. */
export function UnlockDialog({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshPortfolio();
  const titleId = useId();
  const move = unlockOf(outcome.state);
  const form = useContractForm(schema, {
    values: { state: outcome.state as Unlockable, reason: '' },
    onSubmit: async (body) => {
      try {
        await call(unlockRoutes.unlockOutcome, { params: { id: outcome.id }, body });
      } finally {
        void refreshAll();
      }
      notify('portfolio.unlock.done', { type: 'success' });
      onClose();
    },
  });
  const title = translate('portfolio.unlock.title');
  return (
    <Dialog open onClose={form.busy ? undefined : onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography>{translate('portfolio.unlock.what', { course: outcome.courseName, brief: outcome.brief ?? '' })}</Typography>
        <Typography sx={{ fontWeight: 600 }}>{translate(`portfolio.unlock.effect.${move}`)}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('portfolio.unlock.audited')}</Typography>
        <ContractFormBox form={form} label={title}>
          <FormText name="reason" label={translate('portfolio.unlock.reason')} help={translate('portfolio.unlock.reasonHelp')} required multiline minRows={2} limit={limits.reason.max} autoFocus />
          <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
            <Button onClick={onClose} disabled={form.busy}>{translate('ui.action.cancel')}</Button>
            <Button type="submit" variant="contained" color="warning" loading={form.busy}>{translate('portfolio.unlock.confirm')}</Button>
          </Box>
        </ContractFormBox>
      </DialogContent>
    </Dialog>
  );
}
