import { useMemo, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { auditList, auditTexts } from '@portfolio/access/contract';
import { Grid, type GridRow } from '../shared/Grid';
import { Page } from '../shared/Page';
import { rocDateTime } from '../shared/dates';
import { AuditDetails } from './AuditDetails';
import { AuditPeriod } from './AuditPeriod';
import { ChainCheck } from './ChainCheck';

type Entry = GridRow<typeof auditList.columns>;

const hasDetails = ({ details }: Entry): boolean => details !== null && Object.keys(details as unknown as object).length > 0;
/** What it is about has a name: its ID is said besides. */
const isNamed = ({ target, targetId }: Entry): boolean => targetId !== null && target !== targetId;
const actions = Object.keys(auditTexts['zh-Hant'].audit);

/** 操作紀錄: who did what, when, from where; and whether the log is as it was written. */
export default function AuditPage() {
  const translate = useTranslate();
  const [open, setOpen] = useState<Entry | null>(null);
  const nameOf = (entry: Entry): string => translate(`audit.${String(entry.action)}`, { _: String(entry.action) });
  const objectOf = ({ target }: Entry): string => (target === null ? '' : translate(`resources.${String(target)}.name`, { _: translate(`audit-details.objects.${String(target)}`, { _: String(target) }) }));
  const filterOptions = useMemo(() => ({ action: actions.map((value) => ({ value, label: translate(`audit.${value}`) })) }), [translate]);
  return (
    <Page title={translate('screens.audit')} code="S0219S" help={translate('audit-page.help')} actions={<ChainCheck />}>
      <Grid
        list={auditList} cells={{ action: nameOf, target: objectOf }} filterOptions={filterOptions} actions={<AuditPeriod />}
        rowActions={(entry) => hasDetails(entry) && <Button size="small" onClick={() => setOpen(entry)}>{translate('audit-page.details')}</Button>}
      />
      <Dialog open={open !== null} onClose={() => setOpen(null)} maxWidth="sm" fullWidth aria-labelledby="audit-title">
        {open && (
          <>
            <DialogTitle id="audit-title">{nameOf(open)}</DialogTitle>
            <DialogContent>
              <Typography className="numeric">{[rocDateTime(String(open.happenedAt)), open.actorName, objectOf(open)].filter(Boolean).join('・')}</Typography>
              {isNamed(open) && <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('audit-details.id')} {String(open.targetId)}</Typography>}
              <Box sx={{ mt: 2 }}><AuditDetails facts={open.details as unknown as Record<string, unknown>} /></Box>
            </DialogContent>
            <DialogActions><Button onClick={() => setOpen(null)}>{translate('ui.action.close')}</Button></DialogActions>
          </>
        )}
      </Dialog>
    </Page>
  );
}
