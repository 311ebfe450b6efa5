/** How many characters a person sees counted: Unicode code points, so that 𠮷 is one. */
export const codePoints = (text: string): number => [...text].length;

// Line breaks and tabs are text; the other control characters, and lone surrogates, are not.
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export const isPrintable = (text: string): boolean => !UNPRINTABLE.test(text);
