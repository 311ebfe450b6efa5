import { handle, handlePublic, type Binding } from '@portfolio/access/server/http/request';
import { services } from '@portfolio/kernel/server/services';
import { routes } from '../contract';
import { windowState } from '../domain/windows';
import { findClusters, findNotices } from './repositories/content';
import { findWindows } from './repositories/windows';

export const bindings: Binding[] = [
  handlePublic(routes.notices, ({ query }) => findNotices(services().database, query.school ?? null)),
  handlePublic(routes.clusters, () => findClusters(services().database)),
  handle(routes.myWindows, async ({ scope, session, query, now }) => {
    const windows = await findWindows(scope, query.year, session.studentId);
    return windows.map((window) => ({
      ...window,
      startsAt: window.startsAt.toISOString(),
      endsAt: window.endsAt.toISOString(),
      state: windowState(window, now) as 'before' | 'open' | 'after',
    }));
  }),
];
