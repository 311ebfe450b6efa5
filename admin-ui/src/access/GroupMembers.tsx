import { useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { accountList, routes } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { useMay, useMe } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { SaveBar } from '../shared/SaveBar';
import { TwoLists, type PickColumn } from '../shared/TwoLists';
import { useAllRows } from '../shared/use-all-rows';

interface Member {
  id: string;
  login: string;
  name: string;
}

/** Who is in the group. The school's administrator holds everything and is in none. */
export function GroupMembers({ id, name, members }: { id: string; name: string; members: Member[] }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const { school } = useMe();
  const mayEdit = useMay(routes.setRoleGroupMembers.access);
  const before = useMemo(() => members.map((member) => member.id), [members]);
  const [picked, setPicked] = useState(before);
  const { data: accounts, error, refetch } = useAllRows(accountList, { kind: ['staff', 'teacher'] });
  const items = useMemo(() => withMembers(accounts?.map((row) => ({ id: row.id, login: String(row.login), name: String(row.name) })) ?? [], members), [accounts, members]);
  const columns = useMemo<PickColumn<Member>[]>(() => [
    { label: translate('resources.accounts.fields.login'), text: ({ login }) => `${school.code}_${login}` },
    { label: translate('resources.accounts.fields.name'), text: (member) => member.name },
  ], [translate, school.code]);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!accounts) return <Loading />;
  const save = async () => {
    await call(routes.setRoleGroupMembers, { params: { id }, body: { accounts: picked } });
    await client.invalidateQueries({ queryKey: ['role-groups'] });
  };
  return (
    <>
      <TwoLists items={items} picked={picked} onChange={setPicked} columns={columns} toPickLabel={translate('role-groups.members-to-pick')} pickedLabel={translate('role-groups.members-picked', { name })} disabled={!mayEdit} />
      {mayEdit && <SaveBar before={before} after={picked} onSave={save} />}
    </>
  );
}

/** Members whose account is of another kind meanwhile stay in sight, so that they can be taken out. */
function withMembers(accounts: Member[], members: Member[]): Member[] {
  const known = new Set(accounts.map(({ id }) => id));
  return [...members.filter(({ id }) => !known.has(id)), ...accounts];
}
