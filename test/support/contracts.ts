import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { languages, type ErrorKind, type Language, type ListContract, type RouteContract, type Texts } from '@portfolio/kernel/contract';

export const pluginsFolder = path.resolve(import.meta.dirname, '../../plugins');

/** What one capability's contract exports, sorted by what it is. */
export interface CapabilityContract {
  name: string;
  catalogues: Record<Language, Texts>[];
  lists: ListContract[];
  errors: Record<string, ErrorKind>[];
  routes: RouteContract[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const allRecords = (value: unknown): value is Record<string, Record<string, unknown>> => isRecord(value) && Object.values(value).length > 0 && Object.values(value).every(isRecord);

const isCatalogue = (value: unknown): value is Record<Language, Texts> => isRecord(value) && languages.every((language) => isRecord(value[language]));
const isList = (value: unknown): value is ListContract => isRecord(value) && typeof value.resource === 'string' && isRecord(value.columns);
const areLists = (value: unknown): value is Record<string, ListContract> => allRecords(value) && Object.values(value).every(isList);
const isErrors = (value: unknown): value is Record<string, ErrorKind> => allRecords(value) && Object.values(value).every((kind) => typeof kind.status === 'number' && typeof kind.when === 'string');
const isRoutes = (value: unknown): value is Record<string, RouteContract> => allRecords(value) && Object.values(value).every((route) => typeof route.method === 'string' && typeof route.path === 'string');

/** The contracts of all capabilities that there are, found by their folders: a new one is met by the tests without being named. */
export async function allContracts(): Promise<CapabilityContract[]> {
  const names = readdirSync(pluginsFolder).filter((name) => existsSync(path.join(pluginsFolder, name, 'contract/index.ts')));
  return Promise.all(
    names.map(async (name) => {
      const exported = Object.values((await import(path.join(pluginsFolder, name, 'contract/index.ts'))) as Record<string, unknown>);
      return {
        name,
        catalogues: exported.filter(isCatalogue),
        lists: exported.flatMap((value) => (isList(value) ? [value] : areLists(value) ? Object.values(value) : [])),
        errors: exported.filter(isErrors),
        routes: exported.filter(isRoutes).flatMap((routes) => Object.values(routes)),
      };
    }),
  );
}

/** Statistics of one thing differ in what they are counted by, not in their columns or rights: the first stands for all of `…-by-…`. */
export function oneOfEach<T>(all: readonly T[], nameOf: (each: T) => string): T[] {
  const seen = new Set<string>();
  return all.filter((each) => {
    const name = nameOf(each).replace(/-by-[a-z-]+/, '-by');
    return !seen.has(name) && seen.add(name);
  });
}
