import path from 'node:path';
import { runnerImport, type Alias, type Plugin } from 'vite';
import type { Catalogues } from '../src/i18n/catalogues.ts';

const NAME = /^virtual:texts\/(\w+)\/([\w-]+)$/;
const catalogues = path.resolve(import.meta.dirname, '../src/i18n/catalogues.ts');

/**
 * `virtual:texts/<part>/<language>`: the texts of a part in one language, merged while building. The catalogues
 * themselves hold every language, of which a browser would load all to show one.
 */
export function oneLanguage(alias: Alias[]): Plugin {
  return {
    name: 'one-language',
    resolveId: (id) => (NAME.test(id) ? `\0${id}` : undefined),
    async load(id) {
      const [, part, language] = NAME.exec(id.slice(1)) ?? [];
      if (!id.startsWith('\0') || !part) return undefined;
      const { module, dependencies } = await runnerImport<Catalogues>(catalogues, { configFile: false, logLevel: 'error', resolve: { alias } });
      for (const file of dependencies) this.addWatchFile(file);
      return `export default ${JSON.stringify(module.textsOf(part as never, language as never))};`;
    },
  };
}
