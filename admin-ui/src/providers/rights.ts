import type { Me } from '@portfolio/access/contract';
import { mayCall, type HeldRights } from '@portfolio/access/domain/rights';
import type { ModuleCode, Right } from '@portfolio/config/permissions';
import type { Access } from '@portfolio/kernel/contract';

/** The same question that the server asks before each route, here to show or hide; the server's answer is what counts. */
export const may = (me: Me | null, access: Access): boolean => mayCall(access, me && { kind: me.kind, rights: me.rights as HeldRights });

/** Whether a person holds a right of a module (新增/修改/刪除, or to see it). */
export const holds = (me: Me | null, module: ModuleCode, right: Right = 'view'): boolean => may(me, { module, right });
