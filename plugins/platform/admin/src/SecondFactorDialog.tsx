import { useState } from 'react';
import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { SchoolState } from '../../contract';
import { FormDialog } from './FormDialog';
import { useText } from './use-text';
import { isRefused, type Refused } from './use-schools';

interface Props {
  school: SchoolState;
  end(schoolId: string, login: string): Promise<object | Refused>;
  onClose(): void;
}

/** Takes the second factor off one administrator: who, is chosen among those that have one. */
export function SecondFactorDialog({ school, end, onClose }: Props) {
  const text = useText();
  const [login, setLogin] = useState(school.withSecondFactor[0]?.login ?? '');
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    setBusy(true);
    const answer = await end(school.id, login);
    setBusy(false);
    if (isRefused(answer)) return setRefusal(answer.message);
    onClose();
  };

  return (
    <FormDialog title={text('secondFactor.title', { school: school.name })} hint={text('secondFactor.hint')} submit={text('secondFactor.save')} busy={busy} refusal={refusal} onSubmit={() => void submit()} onClose={onClose}>
      <Field.Root required>
        <Field.Label>{text('secondFactor.who')}</Field.Label>
        <SingleSelect value={login} onChange={(chosen) => setLogin(String(chosen))}>
          {school.withSecondFactor.map((each) => <SingleSelectOption key={each.login} value={each.login}>{`${each.login} ${each.name}`}</SingleSelectOption>)}
        </SingleSelect>
      </Field.Root>
    </FormDialog>
  );
}
