import type { Plugin } from 'vite';

const CONTRACT = /plugins[\\/][^\\/]+[\\/]contract[\\/].+\.ts$/;
/** For OpenAPI, and for the server's check of its own answers. */
const NOT_FOR_BROWSERS = new Set(['summary', 'output']);

interface Node {
  type: string;
  start: number;
  end: number;
}

interface Call extends Node {
  callee: { name?: string };
  arguments: { type: string; properties: (Node & { key: { name?: string } })[] }[];
}

/** Takes out of the contracts of routes what no browser reads: half of their size. */
export function leanContracts(): Plugin {
  return {
    name: 'lean-contracts',
    enforce: 'post',
    transform(code, id) {
      if (!CONTRACT.test(id)) return undefined;
      let lean = code;
      for (const { start, end } of unread(this.parse(code)).sort((a, b) => b.start - a.start)) lean = lean.slice(0, start) + lean.slice(end).replace(/^\s*,/, '');
      return { code: lean, map: null };
    },
  };
}

function unread(node: unknown): Node[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(unread);
  const call = node as Call;
  if (call.type === 'CallExpression' && call.callee.name === 'defineRoute' && call.arguments[0]?.type === 'ObjectExpression') {
    return call.arguments[0].properties.filter(({ key }) => NOT_FOR_BROWSERS.has(key?.name ?? ''));
  }
  return Object.values(node).flatMap(unread);
}
