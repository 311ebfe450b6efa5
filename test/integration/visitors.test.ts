import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { taipeiDate } from '@portfolio/kernel/domain/clock';
import type { Cluster, Notice } from '@portfolio/school/contract';
import { createBuilders, personAt, type Builders, type School } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/** What everybody may read without signing in. */
let server: SharedTestServer;
let build: Builders;
let school: School;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
});
afterAll(() => server?.stop());
beforeEach(async () => {
  school = await build.school();
});

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];

describe('what visitors read', () => {
  it('is news for all, and of a school where its code is given; none that is hidden or of tomorrow', async () => {
    const visitor = personAt(server);
    const titles = async (query = '') => (await visitor.get<Notice[]>(`/api/notices${query}`)).body.map(({ title }) => title).filter((title) => title.startsWith('測'));
    const insert = (title: string, more: Record<string, unknown> = {}) => build.insert('notices', { title, body: '**內容**', published_on: '2022-02-07', shown: true, ...more });
    await insert('測全部');
    const own = await insert('測本校', { school_id: school.key, published_on: '2022-02-08' });
    const hidden = await insert('測隱藏', { shown: false });
    const tomorrow = await insert('測明天', { published_on: taipeiDate(new Date(Date.now() + 24 * 3600_000)) });
    expect(await titles()).toEqual(['測全部']);
    expect(await titles(`?school=${school.code}`)).toEqual(['測本校', '測全部']);
    expect((await visitor.get(`/api/notices/${own.id}?school=${school.code}`)).body).toMatchObject({ title: '測本校', body: '**內容**', ofSchool: true });
    for (const path of [own.id, `${own.id}?school=000001`, hidden.id, tomorrow.id, 'x'.repeat(24), '𠮷']) expect((await visitor.get(`/api/notices/${encodeURIComponent(path).replace('%3F', '?').replace('%3D', '=')}`)).status, path).toBe(404);
  });

  it('is 18 university clusters and 20 technical groups, each with everything a student would ask', async () => {
    const { body } = await personAt(server).get<Cluster[]>('/api/clusters');
    expect([body.filter(({ kind }) => kind === 'university').length, body.filter(({ kind }) => kind === 'technical').length]).toEqual([18, 20]);
    for (const { name, summary, studies, subjects, traits, departments, leadsTo, links } of body) {
      expect([summary, studies, subjects, traits, departments, leadsTo].every((text) => (text ?? '').length > 5), name).toBe(true);
      expect(links.length, name).toBeGreaterThan(0);
    }
  });

  it('holds no link but to the web, whatever staff typed', async () => {
    const [{ id }] = await sql<{ id: number }>(`select id from clusters where kind = 'university' and code = '01'`);
    const stored = (await sql<{ links: unknown }>('select links from clusters where id = $1', [id]))[0].links;
    await sql('update clusters set links = $2 where id = $1', [id, JSON.stringify([{ title: '壞', url: 'javascript:alert(1)' }, { url: 'https://example.test/' }, 'x', null, 3])]);
    const { body } = await personAt(server).get<Cluster[]>('/api/clusters');
    expect(body.find(({ kind, code }) => kind === 'university' && code === '01')?.links).toEqual([{ title: 'https://example.test/', url: 'https://example.test/' }]);
    await sql('update clusters set links = $2 where id = $1', [id, JSON.stringify(stored)]);
  });
});
