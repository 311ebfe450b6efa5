import { useState } from 'react';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';
import { ErrorNote } from './ErrorNote';
import { useWarnUnsaved } from './use-warn-unsaved';

interface SaveBarProps {
  /** Ids as they are stored, and as they are now. */
  before: readonly string[];
  after: readonly string[];
  /** How many of those that stay have changed otherwise: their place, or what is set for each. */
  changed?: number;
  /** What has changed, in words, where that is no moving between two lists. */
  summary?: string;
  onSave: () => Promise<unknown>;
}

/** 儲存 for two lists or a table, at the bottom and always in sight: what has changed, and what was refused. */
export function SaveBar({ before, after, changed = 0, summary, onSave }: SaveBarProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [stored, now] = [new Set(before), new Set(after)];
  const added = after.filter((id) => !stored.has(id)).length;
  const removed = before.filter((id) => !now.has(id)).length;
  const dirty = added + removed + changed > 0;
  useWarnUnsaved(dirty && !busy);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await onSave();
      notify('ui.form.saved', { type: 'success' });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper variant="outlined" className="no-print" sx={{ position: 'sticky', bottom: 'var(--above-bottom, 8px)', zIndex: 3, mt: 2, px: 2, py: 1.5, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
      <ErrorNote error={error} />
      <Typography role="status" className="numeric" sx={{ color: 'text.secondary', flexGrow: 1 }}>{dirty ? (summary ?? translate(changed > 0 ? 'ui.lists.changes-within' : 'ui.lists.changes', { added, removed, changed })) : ''}</Typography>
      <Button variant="contained" disabled={!dirty} loading={busy} onClick={save}>{translate('ui.action.save')}</Button>
    </Paper>
  );
}
