import { temporaryList, temporaryRoutes } from '../contract';
import { bindList } from './http/list';
import { handle, type Binding } from './http/request';
import { temporarySource } from './repositories/temporary';
import { endTemporary, openTemporary } from './use-cases/keep-temporary-accounts';

export const temporaryBindings: Binding[] = [
  ...bindList(temporaryList, temporarySource),
  handle(temporaryRoutes.openTemporary, (request) => openTemporary(request.scope, request, request.body.studentId)),
  handle(temporaryRoutes.endTemporary, ({ scope, params }) => endTemporary(scope, params.id)),
];
