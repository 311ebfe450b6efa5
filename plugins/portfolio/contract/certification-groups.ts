import { z } from 'zod';
import { column, defineList, defineRoute, done, idParams, line, publicId } from '@portfolio/kernel/contract';
import { stageKinds } from '../domain/study-plan';

/** 學科, 領域, 自訂群組 */
export const groupKinds = ['subject', 'field', 'custom'] as const;
export type GroupKind = (typeof groupKinds)[number];

const name = line(1, 40);
const id = z.object({ id: publicId });

/** Stages of the order; a longer one would be no help to anybody. */
const STAGES = 10;
const orderedStage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('homeroom') }),
  z.strictObject({ kind: z.literal('counsellor') }),
  z.strictObject({ kind: z.literal('group'), groupId: publicId }),
]);
export type OrderedStage = z.infer<typeof orderedStage>;

export const certificationGroupRoutes = {
  createCertificationGroup: defineRoute({
    method: 'POST', path: '/certification-groups', access: { module: 'S0301S', right: 'add' }, audit: 'certification-group.created', summary: 'Adds a group of a kind (5.1)',
    body: z.strictObject({ kind: z.enum(groupKinds), name }), output: id,
  }),
  renameCertificationGroup: defineRoute({
    method: 'PUT', path: '/certification-groups/:id', access: { module: 'S0301S', right: 'edit' }, audit: 'certification-group.renamed', summary: 'Renames a group', params: idParams, body: z.strictObject({ name }), output: id,
  }),
  deleteCertificationGroup: defineRoute({
    method: 'DELETE', path: '/certification-groups/:id', access: { module: 'S0301S', right: 'delete' }, audit: 'certification-group.deleted',
    summary: 'Deletes a group that no stage needs; with staff only when confirmed', params: idParams, query: z.object({ confirmed: z.enum(['true', 'false']).default('false') }), output: id,
  }),
  certificationGroupStaff: defineRoute({
    method: 'GET', path: '/certification-groups/:id/staff', access: { module: 'S0301S', right: 'view' }, summary: 'The staff of a group', params: idParams,
    output: z.array(z.object({ id: publicId, name: z.string(), teacherNo: z.string() })),
  }),
  setCertificationGroupStaff: defineRoute({
    method: 'PUT', path: '/certification-groups/:id/staff', access: { module: 'S0301S', right: 'edit' }, audit: 'certification-group.staff-set', summary: 'Sets the staff of a group',
    params: idParams, body: z.strictObject({ teachers: z.array(publicId).max(5000) }), output: done,
  }),
  certificationStages: defineRoute({
    method: 'GET', path: '/certification-stages', access: { module: 'S0302S', right: 'view' }, summary: 'The order of stages of self-study plans (5.2), and the groups to choose from',
    output: z.object({
      stages: z.array(z.object({ kind: z.enum(stageKinds), groupId: publicId.nullable(), groupName: z.string().nullable() })),
      groups: z.array(z.object({ id: publicId, kind: z.enum(groupKinds), name: z.string(), staff: z.int() })),
      /** Plans under way, which keep the order that they began with. */
      underWay: z.int(),
    }),
  }),
  setCertificationStages: defineRoute({
    method: 'PUT', path: '/certification-stages', access: { module: 'S0302S', right: 'edit' }, audit: 'certification-stages.set', summary: 'Sets the order; plans under way keep theirs',
    body: z.strictObject({ stages: z.array(orderedStage).max(STAGES) }), output: done,
  }),
};

/** 5.1 */
export const certificationGroupList = defineList({
  resource: 'certification-groups', summary: 'Groups of staff who certify self-study plans (5.1)', access: { module: 'S0301S', right: 'view' }, personal: false,
  columns: { kind: column.enum('groupKind', groupKinds), name: column.text(), staff: column.number() },
  defaultSort: ['name', 'ASC'],
});
