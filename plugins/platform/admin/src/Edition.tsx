import { Badge, Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { EditionState } from '../../contract';
import { Rehearsal } from './Rehearsal';
import { useText } from './use-text';

/** Where editions are edited. */
export const EDITIONS = '/content-manager/collection-types/api::roster-column-edition.roster-column-edition';

/** One edition: what it changes, and what stands against it until its day. */
export function Edition({ edition }: { edition: EditionState }) {
  const text = useText();
  const { id, number, notice, noticeOn, effectiveOn, state, problems } = edition;
  return (
    <Box tag="section" aria-label={number} background="neutral0" padding={6} shadow="tableShadow" hasRadius>
      <Flex gap={3} wrap="wrap" paddingBottom={2}>
        <Typography variant="delta" tag={Link} to={`${EDITIONS}/${id}`} textColor="primary600">{number}</Typography>
        <Badge active={state === 'in-effect'}>{text(`columns.state.${state}`)}</Badge>
        <Typography>{text('columns.from', { day: effectiveOn })}</Typography>
        <Typography textColor="neutral600">{text('columns.notice', { notice: [noticeOn, notice].filter(Boolean).join(' ') })}</Typography>
      </Flex>
      <Problems problems={problems} state={state} />
      <Differences differences={edition.differences} />
      {state !== 'in-effect' && <Rehearsal editionId={id} />}
    </Box>
  );
}

function Problems({ problems, state }: Pick<EditionState, 'problems' | 'state'>) {
  const text = useText();
  const isInEffect = state === 'in-effect';
  if (problems.length === 0) return isInEffect ? null : <Typography textColor="success700">{text('columns.sound')}</Typography>;
  return (
    <Box>
      <Typography fontWeight="bold" textColor="danger600">{text(isInEffect ? 'columns.idle' : 'columns.problems')}</Typography>
      <Box tag="ul">{problems.map((each) => <Typography key={each} tag="li" textColor="danger600">{each}</Typography>)}</Box>
    </Box>
  );
}

const HEADINGS = ['columns.rosters', 'columns.sheet', 'columns.key', 'columns.what', 'columns.before', 'columns.after'] as const;

function Differences({ differences }: Pick<EditionState, 'differences'>) {
  const text = useText();
  if (differences.length === 0) return <Typography textColor="neutral600" tag="p">{text('columns.same')}</Typography>;
  return (
    <Box paddingTop={3}>
      <Typography fontWeight="bold" tag="h3">{text('columns.differences')}</Typography>
      <Table colCount={HEADINGS.length} rowCount={differences.length}>
        <Thead><Tr>{HEADINGS.map((key) => <Th key={key}><Typography variant="sigma">{text(key)}</Typography></Th>)}</Tr></Thead>
        <Tbody>
          {differences.map(({ rosters, sheet, column, what, before, after }) => (
            <Tr key={`${rosters} ${sheet} ${column} ${what}`}>
              {[rosters, sheet, column, what, before, after].map((cell, index) => <Td key={HEADINGS[index]}><Typography fontWeight={index === 5 ? 'bold' : undefined}>{cell}</Typography></Td>)}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}
