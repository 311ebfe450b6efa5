import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { visuallyHidden } from '@mui/utils';
import AddIcon from '@mui/icons-material/Add';
import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { useTranslate } from 'react-admin';
import { certificationGroupRoutes, groupKinds, type OrderedStage } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { SaveBar } from '../shared/SaveBar';
import { useRefreshSelfStudy, type Stages } from './queries';
import { moved, movedBetween } from './rules/order';

/** What can stand in the order, by one key: `homeroom`, `counsellor`, or a group's id. */
interface Choice {
  key: string;
  label: string;
  /** Nobody is in the group: plans would wait for ever. */
  isEmpty: boolean;
}

const stageOf = (key: string): OrderedStage => (key === 'homeroom' || key === 'counsellor' ? { kind: key } : { kind: 'group', groupId: key });

/** The stages one below the other: add, up, down, remove; 儲存 saves the whole order. */
export function StageOrder({ given }: { given: Stages }) {
  const translate = useTranslate();
  const refreshAll = useRefreshSelfStudy();
  const mayEdit = useMay(certificationGroupRoutes.setCertificationStages.access);
  const before = given.stages.map(({ kind, groupId }) => groupId ?? kind);
  const [order, setOrder] = useState(before);
  const [said, setSaid] = useState('');
  const choices = choicesOf(given, translate);
  const byKey = new Map(choices.map((choice) => [choice.key, choice]));
  const move = (index: number, by: 1 | -1) => {
    setOrder(moved(order, index, by));
    setSaid(translate('self-study.stages.moved', { name: byKey.get(order[index])?.label ?? '', position: index + by + 1 }));
  };
  const save = async () => {
    await call(certificationGroupRoutes.setCertificationStages, { body: { stages: order.map(stageOf) } });
    await refreshAll();
  };
  return (
    <>
      <Typography className="numeric" sx={{ mb: 2, color: 'text.secondary' }}>{translate('self-study.stages.under-way', { smart_count: given.underWay })}</Typography>
      {mayEdit && <AddStage choices={choices.filter(({ key }) => !order.includes(key))} onAdd={(key) => setOrder([...order, key])} />}
      {order.length === 0 && <EmptyState>{translate('self-study.stages.empty')}</EmptyState>}
      <Box component="ol" aria-label={translate('self-study.stages.order')} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {order.map((key, index) => (
          <Stage
            key={key} position={index + 1} isLast={index === order.length - 1} choice={byKey.get(key)} mayEdit={mayEdit}
            onMove={(by) => move(index, by)} onRemove={() => setOrder(order.filter((each) => each !== key))}
          />
        ))}
      </Box>
      <Typography role="status" sx={visuallyHidden}>{said}</Typography>
      {mayEdit && <SaveBar before={before} after={order} changed={movedBetween(before, order)} onSave={save} />}
    </>
  );
}

function choicesOf({ groups }: Stages, translate: ReturnType<typeof useTranslate>): Choice[] {
  return [
    ...(['homeroom', 'counsellor'] as const).map((key) => ({ key, label: translate(`enums.stageKind.${key}`), isEmpty: false })),
    ...groupKinds.flatMap((kind) => groups.filter((group) => group.kind === kind).map(({ id, name, staff }) => ({ key: id, label: `${translate(`enums.groupKind.${kind}`)}：${name}`, isEmpty: staff === 0 }))),
  ];
}

function AddStage({ choices, onAdd }: { choices: Choice[]; onAdd: (key: string) => void }) {
  const translate = useTranslate();
  const [picked, setPicked] = useState('');
  const key = choices.some((choice) => choice.key === picked) ? picked : '';
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2, alignItems: 'center' }}>
      <TextField
        select label={translate('self-study.stages.identity')} value={key} onChange={({ target }) => setPicked(target.value)} sx={{ minWidth: 240, flexGrow: 1 }}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      >
        <option value="">{translate('self-study.stages.choose')}</option>
        {choices.map((choice) => <option key={choice.key} value={choice.key}>{choice.label}</option>)}
      </TextField>
      <Button variant="contained" startIcon={<AddIcon />} disabled={key === ''} onClick={() => onAdd(key)}>{translate('ui.action.add')}</Button>
    </Box>
  );
}

interface StageProps {
  position: number;
  isLast: boolean;
  choice: Choice | undefined;
  mayEdit: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function Stage({ position, isLast, choice, mayEdit, onMove, onRemove }: StageProps) {
  const translate = useTranslate();
  const name = choice?.label ?? '';
  const label = (key: string): string => translate(`self-study.stages.${key}`, { name });
  return (
    <Paper component="li" variant="outlined" sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
      <Typography className="numeric" sx={{ fontWeight: 600, minWidth: '2em' }}>{position}</Typography>
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{name}</Typography>
        {choice?.isEmpty && <Typography variant="body2" sx={{ color: 'warning.main' }}>{translate('self-study.stages.nobody')}</Typography>}
      </Box>
      {mayEdit && (
        <Box sx={{ whiteSpace: 'nowrap' }}>
          <IconButton aria-label={label('up')} title={label('up')} disabled={position === 1} onClick={() => onMove(-1)}><ArrowUpwardIcon /></IconButton>
          <IconButton aria-label={label('down')} title={label('down')} disabled={isLast} onClick={() => onMove(1)}><ArrowDownwardIcon /></IconButton>
          <IconButton aria-label={label('remove')} title={label('remove')} onClick={onRemove}><DeleteIcon /></IconButton>
        </Box>
      )}
    </Paper>
  );
}
