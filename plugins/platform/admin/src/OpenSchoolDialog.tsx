import { useEffect, useState } from 'react';
import { Checkbox, Combobox, ComboboxOption, Field, Typography } from '@strapi/design-system';
import type { IssuedAdministrator, KnownSchool, SchoolInput } from '../../contract';
import { AdministratorFields, blankAdministrator } from './AdministratorFields';
import { FormDialog } from './FormDialog';
import { TextField } from './TextField';
import { useText } from './use-text';
import { isRefused, type Refused } from './use-schools';

interface Props {
  known(): Promise<KnownSchool[]>;
  open(school: SchoolInput): Promise<IssuedAdministrator | Refused>;
  onClose(): void;
  onIssued(issued: IssuedAdministrator): void;
}

const blankSchool = { code: '', name: '', county: '', founder: '', continuing: false };

export function OpenSchoolDialog({ known, open, onClose, onIssued }: Props) {
  const text = useText();
  const [school, setSchool] = useState(blankSchool);
  const [administrator, setAdministrator] = useState(blankAdministrator);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const field = (name: 'code' | 'name' | 'county' | 'founder') => ({ value: school[name], onChange: (typed: string) => setSchool({ ...school, [name]: typed }), error: refused?.fields[name] });

  const submit = async (): Promise<void> => {
    setBusy(true);
    const answer = await open({ ...school, administrator });
    setBusy(false);
    if (isRefused(answer)) return setRefused(answer);
    onClose();
    onIssued(answer);
  };

  return (
    <FormDialog title={text('open.title')} hint={text('open.hint')} submit={text('open.save')} busy={busy} refusal={refused?.message} onSubmit={() => void submit()} onClose={onClose}>
      <KnownSchools known={known} onPick={({ code, name, county, founder }) => setSchool({ ...school, code, name, county, founder })} />
      <Typography variant="delta" tag="h3">{text('open.school')}</Typography>
      <TextField label={text('field.code')} required {...field('code')} />
      <TextField label={text('field.name')} required {...field('name')} />
      <TextField label={text('field.county')} {...field('county')} />
      <TextField label={text('field.founder')} {...field('founder')} />
      <Checkbox checked={school.continuing} onCheckedChange={(checked) => setSchool({ ...school, continuing: checked === true })}>{text('field.continuing')}</Checkbox>
      <Typography variant="delta" tag="h3">{text('open.administrator')}</Typography>
      <AdministratorFields value={administrator} onChange={setAdministrator} errors={refused?.fields ?? {}} prefix="administrator." />
    </FormDialog>
  );
}

function KnownSchools({ known, onPick }: { known: Props['known']; onPick(school: KnownSchool): void }) {
  const text = useText();
  const [schools, setSchools] = useState<KnownSchool[]>([]);
  const [picked, setPicked] = useState<string | undefined>();
  // Without the list the form is filled in by hand.
  useEffect(() => void known().then(setSchools, () => undefined), [known]);
  const pick = (code: string | undefined): void => {
    setPicked(code);
    const school = schools.find((each) => each.code === code);
    if (school) onPick(school);
  };
  return (
    <Field.Root>
      <Field.Label>{text('open.find')}</Field.Label>
      <Combobox value={picked} onChange={pick} placeholder={text('schools.find')} autocomplete={{ type: 'list', filter: 'contains' }}>
        {schools.map(({ code, name, county }) => <ComboboxOption key={code} value={code} textValue={`${code} ${name}`}>{`${code} ${name}（${county}）`}</ComboboxOption>)}
      </Combobox>
    </Field.Root>
  );
}
