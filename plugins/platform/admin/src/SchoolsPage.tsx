import { useState } from 'react';
import { Badge, Box, Button, Checkbox, EmptyStateLayout, Flex, Searchbar, SearchForm, Table, Tbody, Td, Th, Thead, Tr, Typography, VisuallyHidden } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { IssuedAdministrator, SchoolState } from '../../contract';
import { IssueDialog } from './IssueDialog';
import { IssuedDialog } from './IssuedDialog';
import { OpenSchoolDialog } from './OpenSchoolDialog';
import { SecondFactorDialog } from './SecondFactorDialog';
import { inTaipei, useText } from './use-text';
import { useSchools } from './use-schools';

const needsHelp = ({ active, administrators, sync, failedJobs }: SchoolState): boolean => active && (administrators === 0 || Boolean(sync?.troubles.length) || failedJobs.length > 0);

export default function SchoolsPage() {
  const text = useText();
  const { schools, failed, open, issue, endSecondFactor, known } = useSchools();
  const [wanted, setWanted] = useState('');
  const [onlyTroubled, setOnlyTroubled] = useState(false);
  const [opening, setOpening] = useState(false);
  const [issuing, setIssuing] = useState<SchoolState | null>(null);
  const [ending, setEnding] = useState<SchoolState | null>(null);
  const [issued, setIssued] = useState<IssuedAdministrator | null>(null);

  if (failed) return <Page.Main><Box padding={8}><Typography textColor="danger600" role="alert">{text('schools.failed')}</Typography></Box></Page.Main>;
  if (!schools) return <Page.Loading>{text('schools.loading')}</Page.Loading>;
  const shown = schools.filter((school) => (school.code.includes(wanted.toUpperCase()) || school.name.includes(wanted)) && (!onlyTroubled || needsHelp(school)));

  return (
    <Page.Main>
      <Page.Title>{text('schools')}</Page.Title>
      <Layouts.Header
        title={text('schools')}
        subtitle={text('schools.subtitle', { count: schools.length })}
        primaryAction={<Button startIcon={<Plus />} onClick={() => setOpening(true)}>{text('open')}</Button>}
      />
      <Layouts.Action
        startActions={(
          <Flex gap={4} wrap="wrap">
            <SearchForm onSubmit={(event) => event.preventDefault()}>
              <Searchbar name="school" value={wanted} onChange={(event) => setWanted(event.target.value)} onClear={() => setWanted('')} clearLabel={text('cancel')} placeholder={text('schools.find')}>
                {text('schools.find')}
              </Searchbar>
            </SearchForm>
            <Checkbox checked={onlyTroubled} onCheckedChange={(checked) => setOnlyTroubled(checked === true)}>{text('schools.troubled')}</Checkbox>
          </Flex>
        )}
      />
      <Layouts.Content>
        {shown.length === 0
          ? <EmptyStateLayout content={text(schools.length === 0 ? 'schools.none' : 'schools.noneFound')} />
          : <SchoolTable schools={shown} onIssue={setIssuing} onEnd={setEnding} />}
      </Layouts.Content>
      {opening && <OpenSchoolDialog known={known} open={open} onClose={() => setOpening(false)} onIssued={setIssued} />}
      {issuing && <IssueDialog school={issuing} issue={issue} onClose={() => setIssuing(null)} onIssued={setIssued} />}
      {ending && <SecondFactorDialog school={ending} end={endSecondFactor} onClose={() => setEnding(null)} />}
      {issued && <IssuedDialog issued={issued} onClose={() => setIssued(null)} />}
    </Page.Main>
  );
}

function SchoolTable({ schools, onIssue, onEnd }: { schools: SchoolState[]; onIssue(school: SchoolState): void; onEnd(school: SchoolState): void }) {
  const text = useText();
  const heading = (key: Parameters<typeof text>[0]) => <Th><Typography variant="sigma">{text(key)}</Typography></Th>;
  return (
    <Table colCount={7} rowCount={schools.length}>
      <Thead>
        <Tr>
          {heading('column.code')}{heading('column.name')}{heading('column.people')}{heading('column.administrators')}{heading('column.sync')}{heading('column.trouble')}
          <Th><VisuallyHidden>{text('column.action')}</VisuallyHidden></Th>
        </Tr>
      </Thead>
      <Tbody>
        {schools.map((school) => (
          <Tr key={school.id}>
            <Td><Typography>{school.code}</Typography></Td>
            <Td>
              <Flex gap={2}>
                <Typography tag={Link} to={`/content-manager/collection-types/api::school.school/${school.id}`} textColor="primary600">{school.name}</Typography>
                {!school.active && <Badge>{text('state.inactive')}</Badge>}
              </Flex>
            </Td>
            <Td><Typography>{school.students.toLocaleString('zh-TW')}</Typography></Td>
            <Td><Typography>{school.administrators}</Typography></Td>
            <Td><Synced sync={school.sync} /></Td>
            <Td><Troubles school={school} /></Td>
            <Td>
              <Flex gap={2}>
                <Button variant="tertiary" size="S" onClick={() => onIssue(school)}>{text('issue')}</Button>
                {school.withSecondFactor.length > 0 && <Button variant="tertiary" size="S" onClick={() => onEnd(school)}>{text('secondFactor')}</Button>}
              </Flex>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Synced({ sync }: Pick<SchoolState, 'sync'>) {
  const text = useText();
  if (!sync) return <Typography textColor="neutral600">{text('sync.never')}</Typography>;
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{inTaipei(sync.receivedAt)}{sync.endedAt ? '' : ` · ${text('sync.running')}`}</Typography>
      <Typography variant="pi" textColor="neutral600">{text('sync.rows', { received: sync.rowsReceived, refused: sync.rowsRefused })}</Typography>
    </Flex>
  );
}

function Troubles({ school }: { school: SchoolState }) {
  const text = useText();
  if (!needsHelp(school)) return <Typography textColor="neutral600">{text('trouble.none')}</Typography>;
  const lines = [
    ...(school.administrators === 0 ? [text('trouble.noAdministrator')] : []),
    ...(school.sync?.troubles ?? []).map(({ dataType, state }) => `${dataType}：${state}`),
    ...school.failedJobs.map(({ message, endedAt }) => `${inTaipei(endedAt)} ${message}`),
  ];
  return (
    <Box tag="ul" maxWidth="36rem">
      {lines.map((line) => <Typography key={line} tag="li" variant="pi" textColor="danger600" style={{ whiteSpace: 'normal' }}>{line}</Typography>)}
    </Box>
  );
}
