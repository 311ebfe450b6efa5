import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountKinds, modules, moduleCodes, rights } from '@portfolio/config/permissions';
import { allContracts, pluginsFolder, type CapabilityContract } from '../../../test/support/contracts';
import { kernelTexts, languages, mergeTexts, textAt, type ErrorKind, type Language, type ListContract, type RouteContract, type Texts } from './index';

/** What all capabilities say together: two languages with the same keys, a text for everything that can be shown. */
let contracts: CapabilityContract[];
const trees: Record<Language, Texts> = { 'zh-Hant': {}, en: {} };

const listsOf = (): ListContract[] => contracts.flatMap(({ lists }) => lists);
const routesOf = (): RouteContract[] => contracts.flatMap(({ routes }) => routes);
const errorsOf = (): Record<string, ErrorKind>[] => contracts.flatMap(({ errors }) => errors);
const codesOf = (): string[] => errorsOf().flatMap((kinds) => Object.keys(kinds));

const leaves = (tree: Texts, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${prefix}${key}`, value]] : leaves(value, `${prefix}${key}.`)) as [string, string][]);

const holes = (text: string): string[] => [...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name).sort();
const missing = (keys: string[]): string[] => keys.flatMap((key) => languages.filter((language) => textAt(trees[language], key) === key).map((language) => `${language}: ${key}`));

/** The plugins' own sources, without tests. */
function sources(folder = pluginsFolder): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return ['dist', 'node_modules'].includes(entry.name) ? [] : sources(file);
    return file.endsWith('.ts') && !file.endsWith('.test.ts') ? [readFileSync(file, 'utf8')] : [];
  });
}

beforeAll(async () => {
  contracts = await allContracts();
  for (const language of languages) trees[language] = mergeTexts(kernelTexts[language], ...contracts.flatMap(({ catalogues }) => catalogues.map((catalogue) => catalogue[language])));
}, 60_000);

describe('the catalogues', () => {
  it('are those of every capability', () => {
    expect(contracts.map(({ name }) => name)).toEqual(expect.arrayContaining(['access', 'kernel', 'operations', 'portfolio', 'school']));
    for (const { name, catalogues } of contracts) expect(catalogues, name).not.toHaveLength(0);
    expect(listsOf().length).toBeGreaterThanOrEqual(6);
    expect(routesOf().length).toBeGreaterThanOrEqual(30);
  });

  it('have the same keys in both languages, none of them empty', () => {
    const [first, second] = languages.map((language) => leaves(trees[language]));
    expect(second.map(([key]) => key).sort()).toEqual(first.map(([key]) => key).sort());
    expect([...first, ...second].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('take the same values in both languages', () => {
    const english = new Map(leaves(trees.en));
    const differing = leaves(trees['zh-Hant']).filter(([key, text]) => [...new Set(holes(text))].join() !== [...new Set(holes(english.get(key) ?? ''))].join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('do not take a key from one another', () => {
    const owners = new Map<string, string>();
    const taken: string[] = [];
    for (const { name, catalogues } of contracts) {
      for (const [key, text] of catalogues.flatMap((catalogue) => leaves(catalogue['zh-Hant']))) {
        if (owners.has(key) && owners.get(key) !== text) taken.push(`${name}: ${key}`);
        owners.set(key, text);
      }
    }
    expect(taken).toEqual([]);
  });
});

describe('every text that can be asked for is there', () => {
  it('of every declared error', () => {
    expect(missing(codesOf().map((code) => `errors.${code}`))).toEqual([]);
  });

  it('of every list and each of its columns that is shown', () => {
    const keys = listsOf().flatMap((list) => [
      `resources.${list.resource}.name`,
      ...Object.entries(list.columns).filter(([, column]) => !column.hidden).map(([column]) => `resources.${list.resource}.fields.${column}`),
    ]);
    expect(missing(keys)).toEqual([]);
  });

  it('of every value of every enum, and of yes and no', () => {
    const keys = listsOf().flatMap((list) => Object.values(list.columns).flatMap(({ kind, enumName, values }) => (kind === 'enum' ? (values ?? []).map((value) => `enums.${enumName}.${value}`) : [])));
    expect(missing([...keys, 'enums.boolean.true', 'enums.boolean.false'])).toEqual([]);
  });

  it('of every action that the audit log may hold, and of what a list says in codes', () => {
    const words = (language: Language, key: string): string[] => Object.keys((trees[language][key] ?? {}) as Texts);
    const actions = routesOf().flatMap(({ audit }) => (audit ? [audit] : []));
    const under = listsOf().flatMap((list) => Object.values(list.columns).flatMap(({ wordsUnder }) => (wordsUnder ? [wordsUnder] : [])));
    expect(under.sort()).toEqual(['audit', 'jobs', 'resources']);
    for (const language of languages) {
      expect(actions.filter((action) => !words(language, 'audit').includes(action)), language).toEqual([]);
      for (const key of under) expect(words(language, key), `${language}: ${key}`).not.toHaveLength(0);
    }
  });

  it('that a source names', () => {
    const keys = sources().flatMap((source) => [
      ...[...source.matchAll(/'(errors\.[a-z-]+)'/g)].map(([, key]) => key),
      ...[...source.matchAll(/\btext\([^,()]+, '([\w.-]+)'/g)].map(([, key]) => key),
      ...[...source.matchAll(/\bprogress\('([\w.-]+)'/g)].map(([, key]) => key),
    ]);
    expect(keys.length).toBeGreaterThan(20);
    expect(missing([...new Set(keys)])).toEqual([]);
  });
});

describe('every error', () => {
  it('has a status of a refusal and says when it comes', () => {
    for (const kinds of errorsOf()) {
      for (const [code, { status, when }] of Object.entries(kinds)) {
        expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(status, code).toBeGreaterThanOrEqual(400);
        expect(when.length, code).toBeGreaterThan(10);
      }
    }
  });

  it('is declared by one capability only', () => {
    const codes = codesOf();
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('that the database refuses with is declared', () => {
    const schema = path.join(pluginsFolder, '../database/schema');
    const refused = readdirSync(schema).flatMap((file) => [...readFileSync(path.join(schema, file), 'utf8').matchAll(/perform refuse\('([a-z-]+)'/g)].map(([, code]) => code));
    const declared = new Set(codesOf());
    expect(refused.length).toBeGreaterThan(5);
    expect(refused.filter((code) => !declared.has(code))).toEqual([]);
  });
});

describe('every route', () => {
  it('says who may call it', () => {
    for (const { method, path: address, access } of routesOf()) {
      const label = `${method} ${address}`;
      if (typeof access === 'string') expect(['public', 'signed-in'], label).toContain(access);
      else if ('kinds' in access) expect(access.kinds.length > 0 && access.kinds.every((kind) => accountKinds.includes(kind)), label).toBe(true);
      else expect(moduleCodes.includes(access.module) && rights.includes(access.right), label).toBe(true);
    }
  });

  it('that changes something for a person leaves a row in the audit log', () => {
    const silent = routesOf().filter(({ method, access, audit }) => method !== 'GET' && access !== 'public' && !audit);
    expect(silent.map(({ method, path: address }) => `${method} ${address}`)).toEqual([]);
    for (const { audit } of routesOf()) if (audit) expect(audit).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });

  it('has an address of its own', () => {
    const addresses = routesOf().map(({ method, path: address }) => `${method} ${address.replace(/:\w+/g, ':')}`);
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  });
});

it('every module belongs to the menu under its manual’s code', () => {
  for (const [code, { name }] of Object.entries(modules)) {
    expect(code).toMatch(/^S\d{4}S\d?$/);
    expect(name).not.toBe('');
  }
});
