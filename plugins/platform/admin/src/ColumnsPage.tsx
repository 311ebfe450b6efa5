import { useCallback, useEffect, useMemo, useState } from 'react';
import { Box, Button, Flex, LinkButton, Searchbar, SearchForm, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { ColumnStates } from '../../contract';
import { Edition, EDITIONS } from './Edition';
import { useText, type Say } from './use-text';

/** The columns of rosters today and their editions: what each changes and what stands against it, before its day. */
export default function ColumnsPage() {
  const text = useText();
  const { get } = useFetchClient();
  const { locale } = useIntl();
  // The server answers in the language of the panel, whatever the browser's is.
  const spoken = useMemo(() => ({ headers: { 'Accept-Language': locale } }), [locale]);
  const [states, setStates] = useState<ColumnStates | null>(null);
  const [failed, setFailed] = useState(false);

  const load = useCallback(async () => {
    setFailed(false);
    try {
      setStates((await get<{ data: ColumnStates }>('/platform/roster-columns', spoken)).data.data);
    } catch {
      setFailed(true);
    }
  }, [get, spoken]);
  useEffect(() => void load(), [load]);

  return (
    <Page.Main>
      <Page.Title>{text('columns')}</Page.Title>
      <Layouts.Header title={text('columns')} subtitle={text('columns.subtitle')} primaryAction={<LinkButton tag={Link} to={`${EDITIONS}/create`} startIcon={<Plus />}>{text('columns.add')}</LinkButton>} />
      <Layouts.Content>
        {failed && (
          <Flex gap={4}>
            <Typography textColor="danger600" role="alert">{text('columns.failed')}</Typography>
            <Button variant="tertiary" onClick={() => void load()}>{text('columns.again')}</Button>
          </Flex>
        )}
        {!states && !failed && <Typography role="status">{text('columns.loading')}</Typography>}
        {states && <States states={states} text={text} />}
      </Layouts.Content>
    </Page.Main>
  );
}

function States({ states: { editions, columns, today }, text }: { states: ColumnStates; text: Say }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Typography variant="beta" tag="h2">{text('columns.editions')}</Typography>
      {editions.length === 0 && <Typography textColor="neutral600">{text('columns.noEditions')}</Typography>}
      {editions.map((edition) => <Edition key={edition.id} edition={edition} />)}
      <Typography variant="beta" tag="h2">{text('columns.now', { day: today })}</Typography>
      <Columns columns={columns} text={text} />
    </Flex>
  );
}

const HEADINGS = ['columns.rosters', 'columns.sheet', 'columns.key', 'columns.header', 'columns.length', 'columns.required'] as const;

function Columns({ columns, text }: Pick<ColumnStates, 'columns'> & { text: Say }) {
  const [wanted, setWanted] = useState('');
  const shown = columns.filter(({ rosters, sheet, key, header }) => [rosters, sheet, key, header].some((each) => each.includes(wanted.trim())));
  return (
    <Box>
      <Box paddingBottom={4} maxWidth="32rem">
        <SearchForm onSubmit={(event) => event.preventDefault()}>
          <Searchbar name="column" value={wanted} onChange={(event) => setWanted(event.target.value)} onClear={() => setWanted('')} clearLabel={text('cancel')} placeholder={text('columns.find')}>{text('columns.find')}</Searchbar>
        </SearchForm>
      </Box>
      {shown.length === 0 ? <Typography textColor="neutral600">{text('columns.noneFound')}</Typography> : (
        <Table colCount={HEADINGS.length} rowCount={shown.length}>
          <Thead><Tr>{HEADINGS.map((key) => <Th key={key}><Typography variant="sigma">{text(key)}</Typography></Th>)}</Tr></Thead>
          <Tbody>
            {shown.map(({ rosters, sheet, key, header, length, required }) => (
              <Tr key={`${rosters} ${sheet} ${key}`}>
                {[rosters, sheet, key, header, length, text(required ? 'columns.yes' : 'columns.no')].map((cell, index) => <Td key={HEADINGS[index]}><Typography fontWeight={index === 3 && header !== key ? 'bold' : undefined}>{cell}</Typography></Td>)}
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Box>
  );
}
