import type { ComponentType } from 'react';
import Chip from '@mui/material/Chip';
import type { SvgIconProps } from '@mui/material/SvgIcon';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import CircleIcon from '@mui/icons-material/CircleOutlined';
import EditNoteIcon from '@mui/icons-material/EditNoteOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import LabelIcon from '@mui/icons-material/LabelOutlined';
import LinkOffIcon from '@mui/icons-material/LinkOff';
import ReplyIcon from '@mui/icons-material/ReplyOutlined';
import SendIcon from '@mui/icons-material/SendOutlined';
import SyncIcon from '@mui/icons-material/SyncOutlined';
import TaskAltIcon from '@mui/icons-material/TaskAltOutlined';
import VerifiedIcon from '@mui/icons-material/VerifiedOutlined';
import { useTranslate } from 'react-admin';

interface Look {
  color: 'default' | 'primary' | 'success' | 'warning' | 'error' | 'info';
  icon: ComponentType<SvgIconProps>;
}

const plain: Look = { color: 'default', icon: LabelIcon };

/** The look of states, by enum. */
const looks: Record<string, Record<string, Look>> = {
  jobState: {
    waiting: { color: 'default', icon: HourglassIcon }, running: { color: 'info', icon: SyncIcon }, done: { color: 'success', icon: CheckCircleIcon }, failed: { color: 'error', icon: ErrorIcon },
  },
  mailState: {
    waiting: { color: 'default', icon: HourglassIcon }, sent: { color: 'success', icon: CheckCircleIcon }, failed: { color: 'error', icon: ErrorIcon },
  },
  deputyState: {
    coming: { color: 'default', icon: HourglassIcon }, acting: { color: 'success', icon: CheckCircleIcon }, ended: { color: 'default', icon: CircleIcon },
  },
  outcomeState: {
    draft: { color: 'default', icon: EditNoteIcon }, sent: { color: 'warning', icon: HourglassIcon }, certified: { color: 'success', icon: CheckCircleIcon }, returned: { color: 'error', icon: ReplyIcon },
    ticked: { color: 'primary', icon: TaskAltIcon }, submitted: { color: 'primary', icon: SendIcon }, receipted: { color: 'success', icon: VerifiedIcon },
  },
  initialState: {
    none: { color: 'default', icon: CircleIcon }, unused: { color: 'warning', icon: HourglassIcon }, changed: { color: 'success', icon: CheckCircleIcon }, expired: { color: 'error', icon: ErrorIcon },
  },
  temporaryState: {
    none: { color: 'default', icon: CircleIcon }, open: { color: 'success', icon: CheckCircleIcon }, ended: { color: 'default', icon: LinkOffIcon }, expired: { color: 'default', icon: HourglassIcon },
  },
  performanceState: {
    draft: { color: 'default', icon: EditNoteIcon }, ticked: { color: 'primary', icon: TaskAltIcon }, submitted: { color: 'primary', icon: SendIcon }, receipted: { color: 'success', icon: VerifiedIcon },
  },
  planState: {
    draft: { color: 'default', icon: EditNoteIcon }, submitted: { color: 'warning', icon: HourglassIcon }, passed: { color: 'success', icon: CheckCircleIcon }, returned: { color: 'error', icon: ReplyIcon },
  },
  windowState: {
    before: { color: 'default', icon: HourglassIcon }, open: { color: 'success', icon: CheckCircleIcon }, after: { color: 'default', icon: CircleIcon },
  },
  rosterState: {
    running: { color: 'info', icon: SyncIcon }, done: { color: 'success', icon: CheckCircleIcon }, failed: { color: 'error', icon: ErrorIcon }, revoked: { color: 'warning', icon: LinkOffIcon },
  },
  switchState: { on: { color: 'success', icon: CheckCircleIcon }, off: { color: 'default', icon: CircleIcon } },
  receiptState: {
    open: { color: 'warning', icon: HourglassIcon }, confirmed: { color: 'success', icon: CheckCircleIcon }, reported: { color: 'error', icon: ErrorIcon },
  },
  reportState: {
    open: { color: 'warning', icon: HourglassIcon }, noted: { color: 'success', icon: EditNoteIcon }, review: { color: 'info', icon: SyncIcon }, settled: { color: 'default', icon: CheckCircleIcon },
  },
  exchangeExportState: {
    running: { color: 'info', icon: SyncIcon }, done: { color: 'success', icon: CheckCircleIcon }, failed: { color: 'error', icon: ErrorIcon }, ended: { color: 'default', icon: CircleIcon },
  },
  exchangeSchoolState: {
    running: { color: 'info', icon: SyncIcon }, done: { color: 'success', icon: CheckCircleIcon }, failed: { color: 'error', icon: ErrorIcon }, ended: { color: 'default', icon: CircleIcon },
    uploaded: { color: 'default', icon: HourglassIcon }, checking: { color: 'info', icon: SyncIcon }, checked: { color: 'warning', icon: HourglassIcon }, refused: { color: 'error', icon: ErrorIcon }, applying: { color: 'info', icon: SyncIcon },
  },
  exchangeImportState: {
    uploaded: { color: 'default', icon: HourglassIcon }, checking: { color: 'info', icon: SyncIcon }, checked: { color: 'warning', icon: HourglassIcon }, refused: { color: 'error', icon: ErrorIcon },
    applying: { color: 'info', icon: SyncIcon }, done: { color: 'success', icon: CheckCircleIcon }, ended: { color: 'default', icon: CircleIcon },
  },
  exchangeStudentState: {
    matched: { color: 'info', icon: CheckCircleIcon }, unknown: { color: 'error', icon: ErrorIcon }, done: { color: 'success', icon: CheckCircleIcon }, failed: { color: 'error', icon: ErrorIcon },
  },
  syncState: {
    running: { color: 'info', icon: SyncIcon }, applied: { color: 'success', icon: CheckCircleIcon }, waiting: { color: 'warning', icon: HourglassIcon }, refused: { color: 'error', icon: ErrorIcon }, failed: { color: 'error', icon: ErrorIcon },
  },
};

interface StateChipProps {
  /** Texts stand under `enums.<enumName>.<value>`. */
  enumName: string;
  value: string;
}

/** A state, by an icon and a word, so that colour is never all there is; an enum without looks is its word alone. */
export function StateChip({ enumName, value }: StateChipProps) {
  const translate = useTranslate();
  if (!looks[enumName]) return <>{translate(`enums.${enumName}.${value}`)}</>;
  const { color, icon: Icon } = looks[enumName][value] ?? plain;
  return <Chip size="small" variant="outlined" color={color} icon={<Icon aria-hidden />} label={translate(`enums.${enumName}.${value}`)} />;
}
