import { build, type InlineConfig, type Rolldown } from 'vite';

/**
 * The modules that a page loads before it stands, in the order of nothing: found by building once without joining any
 * files, as the bundler alone knows which of a library's modules are left. @param opened ends of the paths of the modules that the page opens one after another
 */
export async function firstPage(config: InlineConfig, opened: readonly string[]): Promise<ReadonlySet<string>> {
  const { output } = (await build({ ...config, configFile: false, logLevel: 'error', build: { ...config.build, write: false, minify: false } })) as Rolldown.RolldownOutput;
  const chunks = output.filter((file) => file.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set<Rolldown.OutputChunk>();
  const walk = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (!chunk || seen.has(chunk)) return;
    seen.add(chunk);
    for (const name of chunk.imports) walk(byName.get(name));
  };
  for (const end of opened) {
    const own = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(end)));
    if (!own) throw new Error(`the first page has no module ${end}`);
    walk(own);
  }
  const modules = [...seen].flatMap((chunk) => Object.entries(chunk.modules).filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => id));
  return new Set(modules.filter((id) => !opened.some((end) => id.endsWith(end))));
}
