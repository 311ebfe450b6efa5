import { useState, type FormEvent } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { EditionRehearsal } from '../../contract';
import { TextField } from './TextField';
import { refusedBy } from './use-schools';
import { useText } from './use-text';

/** What an edition would find in one school's rows that is right now. */
export function Rehearsal({ editionId }: { editionId: string }) {
  const text = useText();
  const { get } = useFetchClient();
  const { locale } = useIntl();
  const [school, setSchool] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | undefined>();
  const [found, setFound] = useState<EditionRehearsal | null>(null);

  const rehearse = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    setFound(null);
    try {
      const { data } = await get<{ data: EditionRehearsal }>(`/platform/roster-columns/${editionId}/rehearsal?school=${encodeURIComponent(school.trim())}`, { headers: { 'Accept-Language': locale } });
      setFound(data.data);
    } catch (error) {
      const { message, fields } = refusedBy(error);
      setRefusal(Object.values(fields)[0] ?? message);
    }
    setBusy(false);
  };

  return (
    <Box tag="form" onSubmit={(event: FormEvent) => void rehearse(event)} paddingTop={4}>
      <Typography fontWeight="bold" tag="h3">{text('columns.rehearse')}</Typography>
      <Typography textColor="neutral600" variant="pi">{text('columns.rehearse.hint')}</Typography>
      <Flex gap={2} alignItems="flex-end" paddingTop={2}>
        <Box width="12rem"><TextField label={text('columns.rehearse.school')} value={school} onChange={setSchool} error={refusal} required /></Box>
        <Button type="submit" variant="tertiary" size="L" loading={busy} disabled={school.trim() === ''}>{text('columns.rehearse')}</Button>
      </Flex>
      {found && <Found {...found} />}
    </Box>
  );
}

function Found({ school, year, rows, broken }: EditionRehearsal) {
  const text = useText();
  return (
    <Box paddingTop={2} role="status">
      <Typography>{text('columns.rehearse.result', { school: `${school.code} ${school.name}`, year, rows })} </Typography>
      {broken.length === 0
        ? <Typography textColor="success700">{text('columns.rehearse.clean')}</Typography>
        : <Box tag="ul">{broken.map((line) => <Typography key={`${line.sheet} ${line.column} ${line.problem}`} tag="li" textColor="danger600">{text('columns.rehearse.line', { ...line })}</Typography>)}</Box>}
    </Box>
  );
}
