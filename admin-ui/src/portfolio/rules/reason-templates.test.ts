import { beforeEach, describe, expect, it } from 'vitest';
import { dropReason, keepReason, readReasons } from './reason-templates';

const kept = new Map<string, string>();
const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };

beforeEach(() => kept.clear());

describe('reasons for returns', () => {
  it('are kept newest first, each once, for each account its own', () => {
    keepReason(store, 'one', '檔案打不開');
    keepReason(store, 'one', '非本課程成果');
    expect(keepReason(store, 'one', ' 檔案打不開 ')).toEqual(['檔案打不開', '非本課程成果']);
    expect(readReasons(store, 'two')).toEqual([]);
  });

  it('can be dropped', () => {
    keepReason(store, 'one', '檔案打不開');
    expect(dropReason(store, 'one', '檔案打不開')).toEqual([]);
  });

  it('are at most twenty, and neither empty nor too long', () => {
    for (let number = 0; number < 25; number += 1) keepReason(store, 'one', `原因${number}`);
    keepReason(store, 'one', '  ');
    keepReason(store, 'one', '長'.repeat(201));
    expect(readReasons(store, 'one')).toHaveLength(20);
    expect(readReasons(store, 'one')[0]).toBe('原因24');
  });

  it('survive a damaged store', () => {
    store.setItem('portfolio.return-reasons.one', '{');
    expect(readReasons(store, 'one')).toEqual([]);
    store.setItem('portfolio.return-reasons.one', '[1, "好"]');
    expect(readReasons(store, 'one')).toEqual(['好']);
  });

  it('are not in the way where nothing can be kept', () => {
    const full = { getItem: () => null, setItem: () => { throw new DOMException('full'); } };
    expect(keepReason(full, 'one', '檔案打不開')).toEqual(['檔案打不開']);
  });
});
