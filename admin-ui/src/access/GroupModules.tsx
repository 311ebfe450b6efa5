import { useMemo, useState } from 'react';
import Switch from '@mui/material/Switch';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { routes } from '@portfolio/access/contract';
import { moduleCodes, modules } from '@portfolio/config/permissions';
import { call, reloadMe } from '../providers/api';
import { useMay } from '../providers/session';
import { SaveBar } from '../shared/SaveBar';
import { TwoLists, type PickColumn } from '../shared/TwoLists';

const SWITCHES = ['add', 'edit', 'delete'] as const;
type Switches = Record<(typeof SWITCHES)[number], boolean>;

interface Module {
  id: string;
  name: string;
}

interface HeldModule extends Switches {
  code: string;
}

const ALL_ON: Switches = { add: true, edit: true, delete: true };

const items: Module[] = moduleCodes.map((code) => ({ id: code, name: modules[code].name }));

/** Which modules the group holds, each with 新增/修改/刪除. */
export function GroupModules({ id, name, held }: { id: string; name: string; held: HeldModule[] }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const mayEdit = useMay(routes.setRoleGroupModules.access);
  const before = useMemo(() => held.map(({ code }) => code), [held]);
  const [picked, setPicked] = useState(before);
  const [switches, setSwitches] = useState<Record<string, Switches>>(() => Object.fromEntries(held.map(({ code, ...rest }) => [code, rest])));
  const of = (code: string): Switches => switches[code] ?? ALL_ON;
  const chosen = picked.map((code) => ({ code, add: of(code).add, edit: of(code).edit, delete: of(code).delete }));
  const columns = useMemo<PickColumn<Module>[]>(() => [
    { label: translate('role-groups.module-code'), text: (module) => module.id },
    { label: translate('role-groups.module-name'), text: (module) => module.name },
  ], [translate]);
  const save = async () => {
    await call(routes.setRoleGroupModules, { params: { id }, body: { modules: chosen } });
    await client.invalidateQueries({ queryKey: ['role-groups'] });
    await reloadMe();
  };
  return (
    <>
      <TwoLists
        items={items} picked={picked} onChange={setPicked} columns={columns} toPickLabel={translate('role-groups.modules-to-pick')} pickedLabel={translate('role-groups.modules-picked', { name })} disabled={!mayEdit}
        pickedExtra={{
          headings: SWITCHES.map((right) => translate(`ui.action.${right}`)),
          cells: (module) => SWITCHES.map((right) => (
            <Switch
              key={right} size="small" checked={of(module.id)[right]} disabled={!mayEdit}
              onChange={(_, on) => setSwitches({ ...switches, [module.id]: { ...of(module.id), [right]: on } })}
              slotProps={{ input: { 'aria-label': `${module.name} ${translate(`ui.action.${right}`)}` } }}
            />
          )),
        }}
      />
      {mayEdit && <SaveBar before={before} after={picked} changed={switched(held, chosen)} onSave={save} />}
    </>
  );
}

/** How many modules that were held and are kept have another switch on or off. */
const switched = (held: HeldModule[], chosen: HeldModule[]): number =>
  chosen.filter((module) => held.some((before) => before.code === module.code && SWITCHES.some((right) => before[right] !== module[right]))).length;
