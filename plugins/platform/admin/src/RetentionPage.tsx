import { useCallback, useEffect, useState } from 'react';
import { Badge, Box, Button, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { RetentionState } from '../../contract';
import { inTaipei, useText } from './use-text';

const RULES = '/content-manager/collection-types/api::retention-rule.retention-rule';

/** What each rule would remove now. Counting is the removal itself, undone: nothing is changed by looking. */
export default function RetentionPage() {
  const text = useText();
  const { get } = useFetchClient();
  const [state, setState] = useState<RetentionState | null>(null);
  const [failed, setFailed] = useState(false);

  const rehearse = useCallback(async () => {
    setState(null);
    setFailed(false);
    try {
      setState((await get<{ data: RetentionState }>('/platform/retention')).data.data);
    } catch {
      setFailed(true);
    }
  }, [get]);
  useEffect(() => void rehearse(), [rehearse]);

  return (
    <Page.Main>
      <Page.Title>{text('retention')}</Page.Title>
      <Layouts.Header title={text('retention')} subtitle={text('retention.subtitle')} primaryAction={<Button onClick={() => void rehearse()} loading={!state && !failed}>{text('retention.rehearse')}</Button>} />
      <Layouts.Content>
        {failed && <Typography textColor="danger600" role="alert">{text('retention.failed')}</Typography>}
        {!state && !failed && <Typography role="status">{text('retention.loading')}</Typography>}
        {state && <Rules state={state} />}
      </Layouts.Content>
    </Page.Main>
  );
}

function Rules({ state }: { state: RetentionState }) {
  const text = useText();
  return (
    <>
      <Box paddingBottom={4}>
        <Typography>{state.lastNight ? text('retention.last', { at: inTaipei(state.lastNight.doneAt) }) : text('retention.never')} </Typography>
        <Typography tag={Link} to={RULES} textColor="primary600">{text('retention.edit')}</Typography>
      </Box>
      <Table colCount={4} rowCount={state.rules.length}>
        <Thead>
          <Tr>
            {(['retention.kind', 'retention.months', 'retention.state', 'retention.would'] as const).map((key) => <Th key={key}><Typography variant="sigma">{text(key)}</Typography></Th>)}
          </Tr>
        </Thead>
        <Tbody>
          {state.rules.map(({ kind, months, enabled, schools }) => (
            <Tr key={kind}>
              <Td><Typography>{text(`retention.kind.${kind}`)}</Typography></Td>
              <Td><Typography>{months}</Typography></Td>
              <Td><Badge>{text(enabled ? 'retention.on' : 'retention.off')}</Badge></Td>
              <Td><Expired schools={schools} /></Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </>
  );
}

function Expired({ schools }: Pick<RetentionState['rules'][number], 'schools'>) {
  const text = useText();
  if (schools.length === 0) return <Typography textColor="neutral600">{text('retention.nothing')}</Typography>;
  return (
    <Box tag="ul">
      {schools.map(({ code, name, rows }) => (
        <Typography key={code} tag="li" variant="pi" style={{ whiteSpace: 'normal' }}>
          {`${code} ${name}：${text('retention.rows', { rows: Object.values(rows).reduce((sum, count) => sum + count, 0) })}（${Object.entries(rows).map(([table, count]) => `${table} ${count}`).join('、')}）`}
        </Typography>
      ))}
    </Box>
  );
}
