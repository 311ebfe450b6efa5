import { services } from '@portfolio/kernel/server/services';
import type { ServerRow } from '../repositories/servers';
import type { SmtpSettings } from '../smtp';

/** How the platform speaks to a school's server: with the kept password, and within what the operator allows. */
export function smtpSettingsOf({ host, port, encryption, login, passwordSealed }: ServerRow): SmtpSettings {
  const { env, seal } = services();
  return {
    host, port, encryption, login, password: passwordSealed && seal.open(passwordSealed),
    clientName: new URL(env.PUBLIC_URL).hostname, timeoutMs: env.MAIL_TIMEOUT_SECONDS * 1000, privateHosts: env.MAIL_PRIVATE_HOSTS,
  };
}
