import { useIntl } from 'react-intl';
import { zh, type TextKey } from './i18n/zh';

export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

/** Texts in the language of Strapi's admin; `%name%` is filled in. */
export function useText(): Say {
  const { formatMessage } = useIntl();
  return (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`%${name}%`, String(value)), formatMessage({ id: `platform.${key}`, defaultMessage: zh[key] }));
}

/** `2026/11/24 17:05` in Taipei. */
export const inTaipei = (iso: string): string =>
  new Intl.DateTimeFormat('zh-TW', { timeZone: 'Asia/Taipei', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
