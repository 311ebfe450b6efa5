import { Book, Clock, GridNine } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { en } from './i18n/en';
import { zh } from './i18n/zh';

/** What Strapi calls Traditional Chinese. */
const CHINESE = 'zh';
const CHOICE = 'strapi-admin-language';
const catalogues: Record<string, Record<string, string>> = { en, [CHINESE]: zh };

/** Strapi keeps its list of languages to itself, apart from a file of the project's own that is not read here. */
interface Configured {
  configurations: { locales: string[] };
}

export default {
  register(app: StrapiApp) {
    (app as unknown as Configured).configurations.locales = ['en', CHINESE];
    // Chinese first, until somebody chooses another in the profile.
    if (localStorage.getItem(CHOICE) === null) localStorage.setItem(CHOICE, CHINESE);
    app.addMenuLink({
      to: 'plugins/platform',
      icon: Book,
      intlLabel: { id: 'platform.schools', defaultMessage: zh.schools },
      Component: () => import('./SchoolsPage'),
      permissions: [{ action: 'plugin::platform.schools.read', subject: null }],
    });
    app.addMenuLink({
      to: 'plugins/platform-retention',
      icon: Clock,
      intlLabel: { id: 'platform.retention', defaultMessage: zh.retention },
      Component: () => import('./RetentionPage'),
      permissions: [{ action: 'plugin::platform.schools.open', subject: null }],
    });
    app.addMenuLink({
      to: 'plugins/platform-columns',
      icon: GridNine,
      intlLabel: { id: 'platform.columns', defaultMessage: zh.columns },
      Component: () => import('./ColumnsPage'),
      permissions: [{ action: 'plugin::platform.columns.read', subject: null }],
    });
    app.registerPlugin({ id: 'platform', name: 'platform' });
  },

  registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(locales.map(async (locale) => ({ locale, data: { ...prefixed(catalogues[locale] ?? {}), ...choices(catalogues[locale] ?? {}) } })));
  },
};

const prefixed = (texts: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(texts).map(([key, text]) => [`platform.${key}`, text]));

/** Strapi shows a value of an enumeration under the id that is the value itself. */
const CHOICES = ['must-be-filled', 'may-be-empty'];
const choices = (texts: Record<string, string>): Record<string, string> => Object.fromEntries(CHOICES.filter((choice) => choice in texts).map((choice) => [choice, texts[choice]]));
