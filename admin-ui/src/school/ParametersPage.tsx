import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { routes, type Parameters } from '@portfolio/school/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { bodyOf } from '../shared/body-of';
import { ErrorNote } from '../shared/ErrorNote';
import { ContractFormBox, FormNumber } from '../shared/FormField';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { useContractForm } from '../shared/use-contract-form';

const KEY = ['school', 'parameters'];
const schema = bodyOf(routes.saveParameters);

/** Each parameter with its unit and the numbers that its explanation names. */
const FIELDS: readonly { name: keyof Parameters; unit: string; values: Record<string, number>; optional?: true }[] = [
  { name: 'outcomesPerSemester', unit: 'pieces', values: { min: limits.outcomesPerSemester.min, ticks: limits.ticks.outcomes } },
  { name: 'outcomesPerCourse', unit: 'pieces', values: { ...limits.outcomesPerCourse } },
  { name: 'teacherMailHour', unit: 'hour', values: {}, optional: true },
  { name: 'tickOutcomesReminderDays', unit: 'days', values: { ...limits.reminderDays } },
  { name: 'tickPerformancesReminderDays', unit: 'days', values: { ...limits.reminderDays } },
  { name: 'sendReminderDays', unit: 'days', values: { ...limits.reminderDays } },
];

/** 3.3 設定功能參數 */
export default function ParametersPage() {
  const translate = useTranslate();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call(routes.parameters, { signal }) });
  return (
    <Page title={translate('screens.parameters')} code="S0203S1" help={translate('school.parameters.help')} narrow>
      <ErrorNote error={data ? null : error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && <ParametersForm parameters={data} />}
    </Page>
  );
}

function ParametersForm({ parameters }: { parameters: Parameters }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const mayEdit = useMay(routes.saveParameters.access);
  const form = useContractForm(schema, {
    values: parameters,
    onSubmit: async (values) => {
      const saved = await call(routes.saveParameters, { body: values });
      form.form.reset(saved);
      client.setQueryData(KEY, saved);
      notify('ui.form.saved', { type: 'success' });
    },
  });
  return (
    <ContractFormBox form={form} label={translate('screens.parameters')}>
      {FIELDS.map(({ name, unit, values, optional }) => (
        <FormNumber key={name} name={name} label={translate(`school.parameters.${name}`)} unit={translate(`school.parameters.${unit}`)} help={translate(`school.parameters.${name}-help`, values)} required={!optional} disabled={!mayEdit} />
      ))}
      {mayEdit && <Box><Button type="submit" variant="contained" loading={form.busy}>{translate('ui.action.save')}</Button></Box>}
    </ContractFormBox>
  );
}
