import { useMemo, useState } from 'react';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { certificationGroupRoutes, colleagueList } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { SaveBar } from '../shared/SaveBar';
import { TwoLists, type PickColumn } from '../shared/TwoLists';
import { useAllRows } from '../shared/use-all-rows';
import { useGroupStaff, useRefreshSelfStudy, type GroupStaff } from './queries';

/** 可選教職員 and 已選教職員 of one group. */
export function GroupStaffLists({ group }: { group: { id: string; name: string } }) {
  const { data: staff, error, refetch } = useGroupStaff(group.id);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!staff) return <Loading />;
  return <Lists group={group} staff={staff} />;
}

type Person = GroupStaff[number];

function Lists({ group, staff }: { group: { id: string; name: string }; staff: GroupStaff }) {
  const translate = useTranslate();
  const refreshAll = useRefreshSelfStudy();
  const mayEdit = useMay(certificationGroupRoutes.setCertificationGroupStaff.access);
  const before = useMemo(() => staff.map(({ id }) => id), [staff]);
  const [picked, setPicked] = useState(before);
  const { data: colleagues, error, refetch } = useAllRows(colleagueList);
  const items = useMemo(() => withStaff(colleagues?.map((row) => ({ id: row.id, name: String(row.name), teacherNo: String(row.teacherNo) })) ?? [], staff), [colleagues, staff]);
  const columns = useMemo<PickColumn<Person>[]>(() => [
    { label: translate('self-study.groups.person'), text: ({ name }) => name },
    { label: translate('resources.colleagues.fields.teacherNo'), text: ({ teacherNo }) => teacherNo },
  ], [translate]);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!colleagues) return <Loading />;
  const save = async () => {
    await call(certificationGroupRoutes.setCertificationGroupStaff, { params: { id: group.id }, body: { teachers: picked } });
    await refreshAll();
  };
  return (
    <Box sx={{ minWidth: 0 }}>
      <TwoLists items={items} picked={picked} onChange={setPicked} columns={columns} toPickLabel={translate('self-study.groups.to-pick')} pickedLabel={translate('self-study.groups.picked', { name: group.name })} disabled={!mayEdit} />
      {mayEdit && <SaveBar before={before} after={picked} onSave={save} />}
    </Box>
  );
}

/** Those who left the school meanwhile stay in sight, so that they can be taken out. */
function withStaff(colleagues: Person[], staff: Person[]): Person[] {
  const known = new Set(colleagues.map(({ id }) => id));
  return [...staff.filter(({ id }) => !known.has(id)), ...colleagues];
}
