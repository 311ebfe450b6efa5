import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { initialPassword } from '@portfolio/access/domain/password';

interface AdminUsers {
  exists(): Promise<boolean>;
  create(user: { email: string; firstname: string; lastname: string; password: string; isActive: boolean; roles: unknown[] }): Promise<unknown>;
}
interface AdminRoles {
  getSuperAdmin(): Promise<{ id: number } | null>;
}

const EMAIL = 'platform@example.com';

/**
 * Strapi's admin lets its first visitor become its administrator. Here the first one is made at the first start, with a
 * random password in a file that only the operator reads, so that there is nothing to win by being early.
 */
export async function ensurePlatformAdmin(strapi: Core.Strapi, dataDir: string): Promise<void> {
  const users = strapi.service('admin::user') as unknown as AdminUsers;
  if (await users.exists()) return;
  const role = await (strapi.service('admin::role') as unknown as AdminRoles).getSuperAdmin();
  if (!role) throw new Error('Strapi has no super admin role');
  // Strapi asks for capitals and digits in its administrators' passwords.
  const password = `A1-${initialPassword((bytes) => randomBytes(bytes))}`;
  await users.create({ email: EMAIL, firstname: '平臺', lastname: '管理者', password, isActive: true, roles: [role.id] });
  const file = path.join(dataDir, 'platform-admin.txt');
  writeFileSync(file, `address   /admin\ne-mail    ${EMAIL}\npassword  ${password}\n`, { mode: 0o600 });
  strapi.log.info(`The platform administrator's account is in ${file}`);
}
