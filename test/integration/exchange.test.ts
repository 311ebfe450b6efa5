import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '@portfolio/kernel/server/archive/read-archive';
import { createBuilders, jobEnd, pdf, signIn, type Builders, type Person, type School, type Student } from '../support/builders';
import { applyAt, checkAt, exportAt, fullPortfolio, md5Of, peerArchive, peerOutcome, peerStudent, uploadAt, type Exported } from '../support/exchange';
import { membersOf, packed } from '../support/exchange-school';
import { sendRaw, statusOf } from '../support/raw-http';
import { rawZip } from '../support/raw-zip';
import { shareServer, type SharedTestServer } from '../support/server';

/** 6.1 and 6.2: what one school exports another takes in, and what must not come in does not. */
const ID = 'A223456781';
const BIRTHDAY = '2005-04-02';
const NAME = '999999_2022_02_14_08_01_44.zip';

let server: SharedTestServer;
let build: Builders;
let folder: string;
let [a, b]: School[] = [];
let [there, second, here]: Student[] = [];
let [clerkA, clerkB]: Person[] = [];
let exported: Exported;

const count = async (sql: string, ...values: unknown[]): Promise<number> => Number((await server.database.query(sql, values)).rows[0].count);
const spooled = (): string[] => {
  try {
    return readdirSync(path.join(server.dataDir, 'spool'));
  } catch {
    return [];
  }
};

async function clerkOf(school: School): Promise<Person> {
  const account = await build.account(school, { kind: 'staff', name: '註冊組' });
  await build.roleGroup(school, { modules: ['S0401S', 'S0402S'], members: [account] });
  return signIn(server, account);
}

beforeAll(async () => {
  server = await shareServer();
  build = createBuilders(server);
  folder = mkdtempSync(path.join(os.tmpdir(), 'portfolio-exchange-'));
  a = await build.school({ name: '甲高級中學' });
  b = await build.school({ name: '乙高級中學' });
  const room = await build.classroom(a, { students: 1 });
  there = await build.student(a, { name: '𠮷田同學', nationalId: ID, birthDate: BIRTHDAY });
  await build.insert('school_parameters', { school_id: a.key, outcomes_per_semester: 30, outcomes_per_course: 30 });
  await fullPortfolio(build, there, await build.enrolment(there, room.offering));
  second = room.students[0].student;
  await build.outcome(room.students[0].enrolment, { state: 'certified' });
  await build.classroom(b, { students: 1 });
  here = await build.student(b, { name: '𠮷田同學', nationalId: ID, birthDate: BIRTHDAY });
  [clerkA, clerkB] = [await clerkOf(a), await clerkOf(b)];
}, 240_000);
afterAll(async () => {
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Everything that a student has, by what it is and the bytes of its files. */
async function portfolioOf(student: Student) {
  const { rows: outcomes } = await server.database.query(
    `select s.code, f.name, o.year, o.semester, o.brief, d.sha_256 as document, d.name as "documentName", m.sha_256 as media,
       case when o.state in ('ticked', 'submitted', 'receipted') then 'certified' when o.state = 'sent' then 'draft' else o.state end as state
     from outcomes o join offerings f on f.id = o.offering_id join subjects s on s.id = f.subject_id left join stored_files d on d.id = o.document_file_id left join stored_files m on m.id = o.media_file_id
     where o.student_id = $1 and o.removed_at is null order by o.brief`, [student.key]);
  const { rows: performances } = await server.database.query(
    `select p.category, p.year, p.content, p.brief, p.link, d.sha_256 as document, d.name as "documentName" from performances p left join stored_files d on d.id = p.document_file_id where p.student_id = $1 order by p.category`, [student.key]);
  const { rows: posts } = await server.database.query('select year, semester, unit, post, start_date::text, end_date::text, level from officer_posts where student_id = $1 order by unit', [student.key]);
  return { outcomes, performances, posts };
}

describe.sequential('6.1', () => {
  it('lists students with their national ID masked', async () => {
    const { body, status } = await clerkA.get<Record<string, unknown>[]>('/api/exchange-students');
    expect(status).toBe(200);
    expect(body.find(({ id }) => id === there.id)).toMatchObject({ name: '𠮷田同學', birthDate: BIRTHDAY, idTail: `*******${ID.slice(-3)}` });
    expect(JSON.stringify(body)).not.toContain(ID);
  });

  it('makes an archive with progress, and says name, size, MD5 and password of it; each showing is audited', async () => {
    exported = await exportAt(clerkA, [there, second]);
    const { info, bytes } = exported;
    expect(info.fileName).toMatch(new RegExp(`^${a.code}_\\d{4}_\\d\\d_\\d\\d_\\d\\d_\\d\\d_\\d\\d\\.zip$`));
    expect(info).toMatchObject({ bytes: bytes.length, md5: md5Of(bytes) });
    expect(info.password).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(await count(`select count(*) from audit_entries where action = 'exchange.password-shown' and target = $1`, exported.exportId)).toBe(1);
    expect((await clerkA.get<{ name: string; outcomes: number; performances: number }[]>(`/api/exchange-exports/${exported.exportId}/students`)).body.find(({ name }) => name === '𠮷田同學')).toMatchObject({ outcomes: 7, performances: 10, posts: 1, files: 18 });
    const { rows: [kept] } = await server.database.query('select password_sealed from exchange_exports where document_id = $1', [exported.exportId]);
    expect(kept.password_sealed).not.toContain(info.password);
  });

  it('keeps to the layout, with a manifest of every member', async () => {
    const file = path.join(folder, exported.info.fileName);
    writeFileSync(file, exported.bytes);
    const archive = await openArchive(file, { password: exported.info.password });
    const names = [...archive.entries.keys()];
    expect([...archive.entries.values()].every(({ encrypted }) => encrypted)).toBe(true);
    const json = exported.info.fileName.replace('.zip', '.json');
    expect(names).toEqual(expect.arrayContaining([json, 'manifest.json', `${ID}/課程學習成果/C01.pdf`, `${ID}/課程學習成果/filename_mapping.json`, `${ID}/多元表現/D10.pdf`]));
    const students = JSON.parse((await archive.whole(json, 1e7)).toString()) as Record<string, never>[];
    const own = students.find((each) => (each.基本資料 as Record<string, string>)['國民身分證統一編號(或居留證統一證號)'] === ID) as Record<string, never>;
    const rows = own.課程學習成果紀錄 as Record<string, string>[];
    expect(rows.map((row) => row.認證狀態)).toEqual(['F', 'F', 'N', 'Y', 'Y', 'Y', 'Y']);
    expect(rows.map((row) => row['提交紀錄(學年度及學期)'])).toEqual(['0000', '0000', '0000', '0000', '0000', '1101', '1101']);
    expect(rows[0]).toMatchObject({ 修課學校代碼: a.code, 應修課學年度: '110', 應修課學期: '1', 出生年月日: '2005/04/02', 影音檔案MD5: 'd41d8cd98f00b204e9800998ecf8427e', 修課單位代碼: '000000000' });
    expect(rows[0].文件檔案MD5).toBe(md5Of(await archive.whole(rows[0].課程學習成果文件檔案連結, 1e8)));
    expect(Object.keys(own.多元表現)).toEqual(['幹部經歷暨事蹟紀錄', '競賽參與紀錄', '檢定證照紀錄', '服務學習紀錄', '彈性學習時間紀錄', '團體活動時間紀錄', '職場學習紀錄', '作品成果紀錄', '大學及技專校院先修課程紀錄', '其他多元表現']);
    const mapping = JSON.parse((await archive.whole(`${ID}/課程學習成果/filename_mapping.json`, 1e6)).toString()) as Record<string, string>;
    expect(mapping['C02.pdf']).toBe('𠮷野家心得 😀（第１版）.pdf');
    const { members } = JSON.parse((await archive.whole('manifest.json', 1e6)).toString()) as { members: Record<string, { bytes: number }> };
    expect(Object.keys(members).sort()).toEqual(names.filter((name) => name !== 'manifest.json').sort());
    await archive.close();
  });

  it.each([['7zz', ['t', '-p#']], ['bsdtar', ['-tvf', '#file', '--passphrase', '#']]])('is read by %s, where it is installed', (program, args) => {
    const file = path.join(folder, exported.info.fileName);
    const given = args.map((arg) => arg.replace('#file', file).replace('#', exported.info.password));
    let installed = true;
    try {
      execFileSync('sh', ['-c', `command -v ${program}`]);
    } catch {
      installed = false;
    }
    if (installed) execFileSync(program, program === '7zz' ? [...given, file] : given);
  });

  it('refuses another school’s students, and a student without a national ID by name', async () => {
    expect((await clerkA.send('POST', '/api/exchange-exports', { students: [here.id] })).status).toBe(404);
    const nameless = await build.student(a, { name: '無號生' });
    await build.update('students', nameless.key, { national_id_sealed: null, national_id_index: null });
    const { body } = await clerkA.send<{ jobId: string }>('POST', '/api/exchange-exports', { students: [nameless.id] });
    expect(await jobEnd(clerkA, body.jobId)).toMatchObject({ state: 'failed', message: expect.stringContaining('無號生') as string });
  });

  it('ends a record: the file goes, the row stays', async () => {
    const short = await exportAt(clerkA, [second]);
    const before = spooled().length;
    expect((await clerkA.send('POST', `/api/exchange-exports/${short.exportId}/end`)).status).toBe(200);
    expect(spooled()).toHaveLength(before - 1);
    expect((await clerkA.fetch(`/api/exchange-exports/${short.exportId}/file`)).status).toBe(409);
    expect((await clerkA.get(`/api/exchange-exports/${short.exportId}/info`)).status).toBe(409);
    expect((await clerkA.get<{ id: string; state: string }[]>('/api/exchange-exports')).body.find(({ id }) => id === short.exportId)?.state).toBe('ended');
  });
});

describe.sequential('6.2', () => {
  it('refuses a wrong MD5 and a wrong password in words, with nothing kept', async () => {
    const before = spooled();
    const { status, body } = await uploadAt(clerkB, NAME, exported.bytes, '0'.repeat(32));
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: 'exchange-checksum', fields: { md5: expect.stringContaining('MD5 不相符') as string } });
    expect(spooled()).toEqual(before);
    const wrong = await checkAt(clerkB, exported.info.fileName, exported.bytes, 'not-it');
    expect(wrong.state).toBe('archive-password');
    expect(wrong.detail.state).toBe('uploaded');
    expect((await clerkB.send('DELETE', `/api/exchange-imports/${wrong.id}`)).status).toBe(200);
    expect(spooled()).toEqual(before);
  });

  it('refuses what says to be larger than is taken before it has come, in words', async () => {
    const query = new URLSearchParams({ name: NAME, md5: '0'.repeat(32) });
    const answer = await sendRaw(server.url, `POST /api/exchange-imports?${query} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${clerkB.token}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${3 * 1024 ** 3}\r\n\r\nPK`, 4_000);
    expect(statusOf(answer)).toBe(413);
    expect(answer).toContain('archive-large');
    expect(answer).toMatch(/keep-alive: timeout=75/i);
  });

  it('shows what would be taken in, takes it in while the student works, and every byte is there', async () => {
    const account = await build.account(b, { student: here });
    const person = await signIn(server, account);
    const bRoom = await build.classroom(b, { students: 0 });
    const enrolment = await build.enrolment(here, bRoom.offering);
    const own = await build.outcome(enrolment, { state: 'draft', brief: '乙校的成果' });
    const checked = await checkAt(clerkB, exported.info.fileName, exported.bytes, exported.info.password);
    expect(checked.state, checked.message ?? '').toBe('checked');
    const [mine, other] = [checked.detail.students.find(({ idTail }) => idTail === ID.slice(-3)), checked.detail.students.find(({ name }) => name === second.name)];
    expect(mine).toMatchObject({ state: 'matched', result: { outcomes: { new: 7, same: 0, failed: 0 }, performances: { new: 10 }, posts: { new: 1 }, files: 18, reasons: [] } });
    expect(other).toMatchObject({ state: 'unknown', result: null });
    expect(await count('select count(*) from outcomes where student_id = $1', here.key)).toBe(1);

    const edits = Promise.all(Array.from({ length: 6 }, (_, index) => person.send('POST', '/api/me/outcomes', { enrolmentId: enrolment.id, brief: `邊匯入邊寫 ${index}` })));
    const applied = await applyAt(clerkB, checked.id);
    expect(applied, applied.message ?? '').toMatchObject({ state: 'done', message: '匯入 2 人，完成 1 人。' });
    expect((await edits).map(({ status }) => status)).toEqual(Array(6).fill(200));
    await server.database.query(`update outcomes set removed_at = now() where student_id = $1 and brief like '邊匯入邊寫%'`, [here.key]);
    await server.database.query('update outcomes set removed_at = now() where id = $1', [own.key]);

    const [from, to] = [await portfolioOf(there), await portfolioOf(here)];
    expect(to).toEqual(from);
    for (const { document } of [...to.outcomes, ...to.performances] as { document: string }[]) {
      const { rows: [file] } = await server.database.query('select document_id as id from stored_files where student_id = $1 and sha_256 = $2', [here.key, document]);
      const bytes = Buffer.from(await (await person.fetch(`/api/files/${file.id}`)).arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(document);
    }
    const { body: shelf } = await person.get<{ outcomes: { state: string; answeredBy: string | null; kind: string; brief: string }[] }>('/api/me/outcomes?year=110');
    const certified = shelf.outcomes.filter(({ state }) => state === 'certified');
    expect(certified).toHaveLength(4);
    for (const { answeredBy, kind } of certified) {
      expect(answeredBy).toContain('甲高級中學');
      expect(kind).toBe('transfer');
    }
    const { rows: [event] } = await server.database.query(`select ev.reason from outcome_events ev join outcomes o on o.id = ev.outcome_id where o.student_id = $1 and o.brief like 'submitted%'`, [here.key]);
    expect(event.reason).toContain('已於該校 1101 學年期提交');
    expect(await count(`select count(*) from exchange_imports where document_id = $1 and spool is null and password_sealed is null`, checked.id)).toBe(1);
    // Signed by the platform that both schools are on; every performance has its first line of history; the student is told once.
    expect(checked.detail.signed).toBe(true);
    expect(await count(`select count(*) from performance_events e join performances p on p.id = e.performance_id where p.student_id = $1 and e.to_state = 'draft' and e.reason like '由 甲高級中學%'`, here.key)).toBe(10);
    expect(await count(`select count(*) from notifications where account_id = $1 and template = 'exchange-imported'`, account.key)).toBe(1);
  });

  it('changes nothing when it is taken in again', async () => {
    const before = await portfolioOf(here);
    const files = await count('select count(*) from stored_files where student_id = $1', here.key);
    const again = await checkAt(clerkB, exported.info.fileName, exported.bytes, exported.info.password);
    expect(again.detail.students.find(({ state }) => state === 'matched')?.result).toMatchObject({ outcomes: { new: 0, same: 7 }, performances: { new: 0, same: 10 }, posts: { new: 0, same: 1 }, files: 0 });
    expect((await applyAt(clerkB, again.id)).state).toBe('done');
    expect(await portfolioOf(here)).toEqual(before);
    expect(await count(`select count(*) from notifications n join accounts a on a.id = n.account_id where a.student_id = $1 and n.template = 'exchange-imported'`, here.key)).toBe(1);
    expect(await count('select count(*) from stored_files where student_id = $1', here.key)).toBe(files);
  });

  it('is refused under a signature of this platform that is another manifest’s, whoever mended the hashes', async () => {
    const members = await membersOf(exported.bytes, exported.info.password);
    const manifest = JSON.parse(String(members.get('manifest.json'))) as { members: Record<string, { sha256: string; bytes: number }>; signature: string };
    const name = exported.info.fileName.replace(/\.zip$/, '.json');
    const json = Buffer.from(String(members.get(name)).replaceAll('draft 的成果', '改過的成果'));
    manifest.members[name] = { sha256: createHash('sha256').update(json).digest('hex'), bytes: json.length };
    const repacked = async (signature: string | null) => packed(new Map([...members, [name, json], ['manifest.json', Buffer.from(JSON.stringify({ ...manifest, signature }))]]), exported.info.password);
    const tried = await checkAt(clerkB, exported.info.fileName, await repacked(manifest.signature), exported.info.password);
    expect([tried.state, tried.message]).toEqual(['refused', expect.stringContaining('manifest.json')]);
    const others = await checkAt(clerkB, exported.info.fileName, await repacked('e30.bm90LW91cnM'), exported.info.password);
    expect([others.state, others.detail.signed]).toEqual(['checked', false]);
    await clerkB.send('DELETE', `/api/exchange-imports/${others.id}`);
  });

  it('comes out of the second school as it came out of the first', async () => {
    const next = await exportAt(clerkB, [here]);
    const c = await build.school({ name: '丙高級中學' });
    const third = await build.student(c, { nationalId: ID, birthDate: BIRTHDAY });
    const clerkC = await clerkOf(c);
    const checked = await checkAt(clerkC, next.info.fileName, next.bytes, next.info.password);
    expect((await applyAt(clerkC, checked.id)).message).toBe('匯入 1 人，完成 1 人。');
    expect(await portfolioOf(third)).toEqual(await portfolioOf(there));
  });
});

describe('archives by others', () => {
  const document = pdf('of a peer');
  const files = (id: string) => ({ [`${id}/課程學習成果/C01.pdf`]: document, [`${id}/課程學習成果/filename_mapping.json`]: '{"C01.pdf":"閱讀心得.pdf"}' });
  const rowOf = (id: string, more: Record<string, string> = {}) => peerOutcome({ 課程學習成果文件檔案連結: `${id}/課程學習成果/C01.pdf`, 文件檔案MD5: md5Of(document), 認證狀態: 'Y', 認證時間: '2021-04-01 09:00:00', 認證教師: '王老師', ...more });
  let number = 0;
  const newcomer = async () => {
    number += 1;
    return build.student(b, { birthDate: '2005-05-05', name: `轉入${number}` });
  };

  it.each([
    ['ZipCrypto', { zipCrypto: true }],
    ['AES-128', { encryptionStrength: 1 as const }],
  ])('of %s come in', async (_, options) => {
    const student = await newcomer();
    const id = student.nationalId;
    const bytes = await peerArchive({ [NAME.replace('.zip', '.json')]: `\ufeff${JSON.stringify([peerStudent(id, '2005/05/05', { outcomes: [rowOf(id)] })])}`, ...files(id) }, { password: 'secret', ...options });
    const checked = await checkAt(clerkB, NAME, bytes);
    expect(checked.state, checked.message ?? '').toBe('checked');
    await applyAt(clerkB, checked.id);
    const { outcomes } = await portfolioOf(student);
    expect(outcomes).toMatchObject([{ state: 'certified', year: 109, semester: 2, documentName: '閱讀心得.pdf', name: '國語文' }]);
    expect(await count(`select count(*) from outcomes where student_id = $1 and imported_teacher like '王老師（%' and answered_at = '2021-04-01 01:00:00'`, student.key)).toBe(1);
  });

  it('with paths of their own, names in Big5 and ROC dates come in', async () => {
    const student = await newcomer();
    const json = JSON.stringify([peerStudent(student.nationalId, '94/05/05', { outcomes: [rowOf('x', { 課程學習成果文件檔案連結: 'C01.pdf' })] })]);
    // 資料/…/C01.pdf in Big5.
    const folderName = Buffer.from([0xb8, 0xea, 0xae, 0xc6, 0x5c]);
    const bytes = rawZip([
      { name: Buffer.concat([folderName, Buffer.from('list.json')]), data: Buffer.from(json), deflate: true },
      { name: Buffer.concat([folderName, Buffer.from(`${student.nationalId}/C01.pdf`)]), data: document },
    ]);
    const checked = await checkAt(clerkB, NAME, bytes);
    expect(checked.state, checked.message ?? '').toBe('checked');
    expect((await applyAt(clerkB, checked.id)).detail.students).toMatchObject([{ state: 'done', result: { outcomes: { new: 1, failed: 0 } } }]);
  });

  it('with records that cannot be taken are taken without them, each with its reason', async () => {
    const student = await newcomer();
    const id = student.nationalId;
    const exe = Buffer.from('MZ this is no PDF');
    const outcomes = [
      rowOf(id), rowOf(id, { 課程代碼: '123' }), rowOf(id, { 應修課學年度: '', 本課程學習成果上傳學年度及學期: '' }), rowOf(id, { 課程學習成果簡述: '長'.repeat(101) }),
      rowOf(id, { 課程學習成果文件檔案連結: `${id}/課程學習成果/C02.pdf`, 文件檔案MD5: md5Of(exe) }), peerOutcome({ 認證狀態: 'Y' }),
    ];
    const members = { 'a.json': JSON.stringify([peerStudent(id, '2005/05/05', { outcomes, posts: [{ 單位名稱: '班級' }] })]), ...files(id), [`${id}/課程學習成果/C02.pdf`]: exe };
    const checked = await checkAt(clerkB, NAME, await peerArchive(members, { password: 'secret' }));
    const reasons = ['term', 'course-code', 'brief-long', 'file-lies', 'file-none', 'unit'].sort();
    expect(checked.detail.students[0].result?.reasons.map(({ reason }) => reason).sort()).toEqual(reasons);
    const { detail } = await applyAt(clerkB, checked.id);
    expect(detail.students[0]).toMatchObject({ state: 'done', result: { outcomes: { new: 1, failed: 5 }, posts: { failed: 1 } } });
  });

  it('with another birthday, or of somebody unknown, are taken for nobody', async () => {
    const student = await newcomer();
    const json = JSON.stringify([peerStudent(student.nationalId, '2005/05/06'), peerStudent('Z123456780', '2005/05/05')]);
    const checked = await checkAt(clerkB, NAME, await peerArchive({ 'a.json': json }, { password: 'secret' }));
    expect(checked.detail.students.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
    expect((await applyAt(clerkB, checked.id)).message).toBe('匯入 2 人，完成 0 人。');
  });

  describe('that must not come in', () => {
    const one = Buffer.from(JSON.stringify([peerStudent('A123456789', '2005/05/05', { outcomes: [rowOf('A123456789')] })]));
    const member = { name: 'A123456789/課程學習成果/C01.pdf', data: document };
    const json = { name: 'a.json', data: one };
    it.each([
      ['a bomb', '大得不合理', rawZip([json, { name: 'b', data: Buffer.alloc(4 << 20), deflate: true }])],
      ['a path that climbs out', '以外的位置', rawZip([json, { name: '../../x', data: document }])],
      ['a link', '是連結', rawZip([json, { name: 'x', data: document, mode: 0o120777 }])],
      ['two of one name', '相同的檔名', rawZip([json, member, member])],
      ['overlapping entries', '重疊', rawZip([json, member, { name: 'x', data: document, offset: 0 }])],
      ['a wrong CRC', '已損壞', rawZip([json, { ...member, crc: 7 }])],
      ['an archive within', '也是壓縮檔', rawZip([json, { name: 'x.zip', data: document }])],
      ['no JSON', '沒有學習歷程資料的 JSON', rawZip([member])],
      ['JSON of another shape', '格式不符', rawZip([{ name: 'a.json', data: Buffer.from('{"a":1}') }])],
      ['JSON that is none', '格式不符', rawZip([{ name: 'a.json', data: Buffer.from('[{') }])],
      ['a file that is missing', '缺少', rawZip([json])],
      ['a file that was changed', 'MD5 不相符', rawZip([json, { name: member.name, data: pdf('another') }])],
      ['a manifest that says otherwise', '清單不符', rawZip([json, member, { name: 'manifest.json', data: Buffer.from(JSON.stringify({ format: 'learning-portfolio-exchange/1', school: 'x', madeAt: 'x', members: { 'a.json': { sha256: '0'.repeat(64), bytes: 1 } } })) }])],
      ['its end cut off', '不完整', rawZip([json, member]).subarray(0, 300)],
      ['no archive at all', '不是 ZIP', Buffer.from('hello')],
    ])('has %s: refused in words, and nothing left behind', async (_, words, bytes) => {
      const before = [spooled().length, await count('select count(*) from outcomes'), await count('select count(*) from blobs')];
      const checked = await checkAt(clerkB, NAME, bytes);
      expect(checked.message, checked.state).toContain(words);
      expect(checked.detail).toMatchObject({ state: 'refused', students: [] });
      expect(checked.detail.reason).toContain(words);
      expect([spooled().length, await count('select count(*) from outcomes'), await count('select count(*) from blobs')]).toEqual(before);
    });
  });
});
