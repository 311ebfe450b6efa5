import { auditChainRoutes } from '../contract';
import { handle, type Binding } from './http/request';
import { verifyAuditChain } from './use-cases/verify-audit-chain';

export const auditBindings: Binding[] = [handle(auditChainRoutes.verifyAuditChain, ({ scope, now }) => verifyAuditChain(scope, now))];
