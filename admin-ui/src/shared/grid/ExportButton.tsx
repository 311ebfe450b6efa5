import { useState } from 'react';
import Button from '@mui/material/Button';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { useListContext, useNotify, useTranslate } from 'react-admin';
import { z } from 'zod';
import type { ListContract, RouteContract } from '@portfolio/kernel/contract';
import { download, saveBlob, toApiError } from '../../providers/api';

const query = z.object({ sort: z.unknown(), filter: z.unknown() });

const workbookOf = (list: ListContract): RouteContract<z.ZodNever, typeof query, z.ZodNever, z.ZodNever> =>
  ({ method: 'GET', path: `/${list.resource}/workbook`, summary: list.summary, access: list.access, query });

/** 匯出 EXCEL: all rows that match the filters, not only the page. */
export function ExportButton({ list, params }: { list: ListContract; params: Record<string, unknown> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { sort, filterValues, total } = useListContext();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const { blob, name } = await download(workbookOf(list), { query: { sort: [sort.field, sort.order], filter: { ...filterValues, ...params } } });
      saveBlob(blob, name);
      notify('ui.grid.exported', { type: 'success', messageArgs: { name } });
    } catch (error) {
      notify(toApiError(error).message, { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="outlined" startIcon={<DownloadIcon />} onClick={run} loading={busy} loadingPosition="start" disabled={total === 0}>
      {translate(busy ? 'ui.grid.exporting' : 'ui.grid.export')}
    </Button>
  );
}
