import { z } from 'zod';
import { MANIFEST, MANIFEST_FORMAT, MAPPING } from './layout';

/** What is said of each member of an archive that this product made. */
export const manifest = z.looseObject({
  format: z.literal(MANIFEST_FORMAT), school: z.string().max(20), madeAt: z.string().max(40),
  members: z.record(z.string(), z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().min(0) })),
  signature: z.string().max(400).nullish(),
});
export type Manifest = z.infer<typeof manifest>;

/** What a manifest's signature is made over: the manifest without it, as its maker wrote it. */
export const signedText = ({ format, school, madeAt, members }: Manifest): string => JSON.stringify({ format, school, madeAt, members });

const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
const depth = (name: string): number => name.split('/').length;

/** The JSON of the students: that of the archive's own name, or else the one that lies nearest to the top; null when there is none. */
export function findJson(names: Iterable<string>, archiveName: string): string | null {
  const candidates = [...names].filter((name) => /\.json$/i.test(name) && ![MANIFEST, MAPPING].includes(lastPart(name).toLowerCase()));
  const own = archiveName.replace(/\.zip$/i, '').toLowerCase();
  const sorted = candidates.sort((a, b) => depth(a) - depth(b) || a.localeCompare(b));
  return sorted.find((name) => lastPart(name).toLowerCase() === `${own}.json`) ?? sorted[0] ?? null;
}

/** `563401` of `563401_2022_02_14_08_01_44.json`; null when the name says no school. */
export const schoolOfName = (name: string): string | null => /^([0-9A-Z]{6})_/.exec(lastPart(name))?.[1] ?? null;

/**
 * Finds the members that a JSON names: by the whole path, below the JSON's own folder, or by the end of the path where
 * that is one member alone.
 */
export function linkFinder(names: Iterable<string>, json: string): (link: string, nationalId: string) => string | null {
  const exact = new Set(names);
  const byLastPart = new Map<string, string[]>();
  for (const name of exact) {
    const same = byLastPart.get(lastPart(name));
    if (same) same.push(name);
    else byLastPart.set(lastPart(name), [name]);
  }
  const base = json.includes('/') ? json.slice(0, json.lastIndexOf('/') + 1) : '';
  return (link, nationalId) => {
    const path = link.replace(/\\/g, '/').replace(/^(\.?\/)+/, '');
    for (const candidate of [path, `${base}${path}`, `${base}${nationalId}/${path}`]) if (exact.has(candidate)) return candidate;
    const ends = (byLastPart.get(lastPart(path)) ?? []).filter((name) => name.endsWith(`/${path}`) && name.includes(nationalId));
    return ends.length === 1 ? ends[0] : null;
  };
}

/** What a file was called before it was numbered, by the mapping beside it; its own name where none says. */
export function originalName(path: string, mappings: ReadonlyMap<string, Record<string, string>>): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const own = lastPart(path);
  const mapped = mappings.get(`${folder}${MAPPING}`)?.[own];
  return typeof mapped === 'string' && mapped.trim() !== '' ? lastPart(mapped.replace(/\\/g, '/')) : own;
}
