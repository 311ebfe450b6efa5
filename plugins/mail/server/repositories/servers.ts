import type { Scope } from '@portfolio/kernel/server/scope';
import type { Encryption } from '../../domain/server';

/** A school's mail server as it is kept. */
export interface ServerRow {
  host: string;
  port: number;
  encryption: Encryption;
  login: string | null;
  passwordSealed: string | null;
  sender: string | null;
  senderName: string | null;
}

export async function findServer(scope: Pick<Scope, 'query'>): Promise<ServerRow | null> {
  const [row] = await scope.query<ServerRow>(
    `select host, port, encryption, login, password_sealed as "passwordSealed", sender, sender_name as "senderName" from mail_servers where school_id = :school`,
  );
  return row ?? null;
}

export async function upsertServer(scope: Pick<Scope, 'run'>, { host, port, encryption, login, passwordSealed, sender, senderName }: ServerRow): Promise<void> {
  await scope.run(
    `insert into mail_servers (school_id, host, port, encryption, login, password_sealed, sender, sender_name)
     values (:school, :host, :port, :encryption, :login, :passwordSealed, :sender, :senderName)
     on conflict (school_id) do update set host = excluded.host, port = excluded.port, encryption = excluded.encryption, login = excluded.login,
       password_sealed = excluded.password_sealed, sender = excluded.sender, sender_name = excluded.sender_name, updated_at = now()`,
    { host, port, encryption, login, passwordSealed, sender, senderName },
  );
}

export async function deleteServer(scope: Pick<Scope, 'run'>): Promise<void> {
  await scope.run('delete from mail_servers where school_id = :school');
}

export interface SchoolName {
  code: string;
  name: string;
}

export async function findSchoolName(scope: Pick<Scope, 'query'>): Promise<SchoolName> {
  const [row] = await scope.query<SchoolName>('select code, name from schools where id = :school');
  return row;
}
