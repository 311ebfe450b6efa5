import { useState } from 'react';
import type { AdministratorInput, IssuedAdministrator, SchoolState } from '../../contract';
import { AdministratorFields, blankAdministrator } from './AdministratorFields';
import { FormDialog } from './FormDialog';
import { useText } from './use-text';
import { isRefused, type Refused } from './use-schools';

interface Props {
  school: SchoolState;
  issue(schoolId: string, administrator: AdministratorInput): Promise<IssuedAdministrator | Refused>;
  onClose(): void;
  onIssued(issued: IssuedAdministrator): void;
}

export function IssueDialog({ school, issue, onClose, onIssued }: Props) {
  const text = useText();
  const [administrator, setAdministrator] = useState(blankAdministrator);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    setBusy(true);
    const answer = await issue(school.id, administrator);
    setBusy(false);
    if (isRefused(answer)) return setRefused(answer);
    onClose();
    onIssued(answer);
  };

  return (
    <FormDialog title={text('issue.title', { school: school.name })} hint={text('issue.hint')} submit={text('issue.save')} busy={busy} refusal={refused?.message} onSubmit={() => void submit()} onClose={onClose}>
      <AdministratorFields value={administrator} onChange={setAdministrator} errors={refused?.fields ?? {}} prefix="" />
    </FormDialog>
  );
}
