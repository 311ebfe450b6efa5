/** Schemes that a link of a text may have. */
const LINK = /^(https?:\/\/|mailto:)/i;
/** An address within this system: not `//host`, which is another one. */
const OWN = /^\/(?![/\\])/;

/** The address as it may stand in the page, or an empty text: scripts, other schemes and foreign pictures get nowhere. */
export function safeAddress(address: string, use: 'link' | 'picture'): string {
  const text = address.trim();
  // Browsers leave these out of an address before they look at its scheme.
  if (/[\u0000-\u0020\u007f]/.test(text)) return '';
  if (OWN.test(text)) return text;
  return use === 'link' && LINK.test(text) ? text : '';
}
