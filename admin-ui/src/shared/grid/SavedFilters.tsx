import { useId, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import BookmarkIcon from '@mui/icons-material/BookmarkBorderOutlined';
import BookmarkAddIcon from '@mui/icons-material/BookmarkAddOutlined';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useListContext, useNotify, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { savedFilterName, savedFilterRoutes, type SavedFilter } from '@portfolio/insight/contract';
import { call, toApiError } from '../../providers/api';
import { FormActions } from '../FormActions';
import { ContractFormBox, FormText } from '../FormField';
import { useContractForm } from '../use-contract-form';
import type { Filter } from './filters';
import type { GridFilters } from './use-grid-filters';

/** One request for all lists of the page: they change only by this person. */
const KEY = ['saved-filters'];

function useSavedFilters(screen: string): SavedFilter[] {
  const { data = [] } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call(savedFilterRoutes.savedFilters, { signal }), staleTime: Infinity });
  return data.filter((saved) => saved.screen === screen);
}

/** The person's own filters of a list as chips, and a button that keeps what stands in the fields now, applied or about to be. */
export function SavedFilters({ screen, filters: { filter, isSet } }: { screen: string; filters: GridFilters }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const saved = useSavedFilters(screen);
  const { setFilters } = useListContext();
  const [isNaming, setNaming] = useState(false);
  const remove = async ({ id, name }: SavedFilter) => {
    try {
      await call(savedFilterRoutes.removeFilter, { params: { id } });
      notify('ui.saved-filters.removed', { type: 'success', messageArgs: { name } });
    } catch (error) {
      notify(toApiError(error).message, { type: 'error' });
    }
    await client.invalidateQueries({ queryKey: KEY });
  };
  if (saved.length === 0 && !isSet) return null;
  const present = sameText(filter);
  return (
    <Box role="group" aria-label={translate('ui.saved-filters.title')} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {saved.map((each) => {
        const isOn = sameText(each.filter) === present;
        return (
          <Chip
            key={each.id} icon={<BookmarkIcon aria-hidden />} label={each.name} clickable color={isOn ? 'primary' : 'default'} variant={isOn ? 'filled' : 'outlined'}
            aria-pressed={isOn} title={translate('ui.saved-filters.help')} onClick={() => setFilters(each.filter, {})} onDelete={() => void remove(each)}
          />
        );
      })}
      {isSet && <Button startIcon={<BookmarkAddIcon aria-hidden />} onClick={() => setNaming(true)}>{translate('ui.saved-filters.save')}</Button>}
      {isNaming && <NameDialog screen={screen} filter={filter} onClose={() => setNaming(false)} />}
    </Box>
  );
}

/** The same text for the same conditions, in whatever order they were kept. */
const sameText = (filter: Filter): string => JSON.stringify(Object.entries(filter).sort(([one], [other]) => one.localeCompare(other)));

function NameDialog({ screen, filter, onClose }: { screen: string; filter: Filter; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const titleId = useId();
  const form = useContractForm(savedFilterName, {
    values: { name: '' },
    onSubmit: async (values) => {
      await call(savedFilterRoutes.saveFilter, { body: { screen, filter, ...values } });
      await client.invalidateQueries({ queryKey: KEY });
      notify('ui.saved-filters.saved', { type: 'success', messageArgs: { name: values.name } });
      onClose();
    },
  });
  return (
    <Dialog open onClose={form.busy ? undefined : onClose} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('ui.saved-filters.save')}</DialogTitle>
      <DialogContent sx={{ pt: '8px !important' }}>
        <ContractFormBox form={form} label={translate('ui.saved-filters.save')}>
          <FormText name="name" label={translate('ui.saved-filters.name')} help={translate('ui.saved-filters.name-help')} limit={limits.savedFilters.name} required autoFocus />
          <FormActions busy={form.busy} onClose={onClose} />
        </ContractFormBox>
      </DialogContent>
    </Dialog>
  );
}
