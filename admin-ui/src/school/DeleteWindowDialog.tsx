import { useNotify, useTranslate } from 'react-admin';
import { routes, type SchoolWindow } from '@portfolio/school/contract';
import { call } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { useRefreshWindows } from './queries';
import { gradeName, momentName, rowName } from './window-names';

/** Asks before a window goes: from that moment nobody can do its item. */
export function DeleteWindowDialog({ window, onClose }: { window: SchoolWindow; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshWindows();
  const item = rowName(translate, window);
  const remove = async () => {
    await call(routes.removeWindow, { params: { id: window.id } });
    notify('school.windows.deleted', { type: 'success', messageArgs: { item } });
    await refresh();
  };
  return (
    <ConfirmDialog open danger title={translate('school.windows.delete-title')} confirm={translate('ui.action.delete')} onConfirm={remove} onClose={onClose}>
      {translate('school.windows.delete', { grade: gradeName(translate, window.grade), item, from: momentName(window.startsOn, window.startHour), until: momentName(window.endsOn, window.endHour) })}
    </ConfirmDialog>
  );
}
