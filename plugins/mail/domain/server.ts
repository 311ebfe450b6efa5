/** Rules of a school's mail server (3.8) that the form and the server both keep. */
export const encryptions = ['none', 'ssl', 'starttls'] as const;
export type Encryption = (typeof encryptions)[number];

/** (M) the sender of Gmail is its account, whatever is filled in. */
export const isGmail = (host: string): boolean => /^smtp\.(gmail|googlemail)\.com$/i.test(host.trim());

/** A host's name or IP address, without a port. */
export const isHost = (text: string): boolean =>
  text.length <= 253 && (/^(?=.*[a-z0-9])[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text) || /^[0-9a-f:]*:[0-9a-f:.]+$/i.test(text));

export const isMailAddress = (text: string): boolean => text.length <= 254 && /^[^\s@<>(),;:\\"[\]]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i.test(text);

/** The address that mail comes from; null when neither the sender nor the account is one. */
export function senderOf({ host, login, sender }: { host: string; login: string | null; sender: string | null }): string | null {
  const address = isGmail(host) ? login : (sender ?? login);
  return address && isMailAddress(address) ? address : null;
}

interface Destination {
  host: string;
  login: string | null;
  encryption: Encryption;
}

/** Whether the kept password may be used: it goes to nobody else than before, and not in the clear where it was encrypted. */
export const mayKeepPassword = (kept: Destination, next: Destination): boolean =>
  kept.host.toLowerCase() === next.host.toLowerCase() && kept.login === next.login && (next.encryption !== 'none' || kept.encryption === 'none');
