import fs from 'node:fs';
import { afterAll, beforeAll, it } from 'vitest';
import { createBuilders, jobEnd, signIn } from '../support/builders';
import { startServer, type TestServer } from '../support/server';
let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server?.stop());
it('bench', async () => {
  const build = createBuilders(server);
  const school = await build.school();
  const room = await build.classroom(school);
  const q = (sql: string, v: unknown[] = []) => server.database.query(sql, v);
  const sealed = (await q('select national_id_sealed s from students limit 1')).rows[0].s;
  const files = [];
  for (let i = 0; i < 50; i += 1) files.push(await build.file(room.students[0].student));
  await q(`insert into students (school_id, student_no, name, birth_date, entry_year, status, national_id_sealed, national_id_tail) select $1, 'B' || n, '學生' || n, '2005-05-05', 110, 'enrolled', $2, '123' from generate_series(1, 3000) n`, [school.key, sealed]);
  await q(`insert into school_classes (school_id, year, semester, code, name, grade, division) select $1, 110, 1, 'K' || n, '一年' || n || '班', 1, 'day' from generate_series(1, 100) n`, [school.key]);
  await q(`insert into placements (school_id, student_id, school_class_id, year, semester, seat_no) select $1, s.id, (select id from school_classes where school_id = $1 and code = 'K' || (1 + s.id % 100)), 110, 1, s.id % 40 from students s where s.school_id = $1 and s.student_no like 'B%'`, [school.key]);
  await q(`insert into subjects (school_id, code, name, credits) select $1, '108' || $2 || 'V11105010101' || lpad(n::text, 2, '0'), '科目' || n, 3 from generate_series(10, 15) n`, [school.key, school.code]);
  await q(`insert into offerings (school_id, year, semester, offering_no, subject_id, name, credits) select $1, 110, 1, 'B' || id, id, name, 3 from subjects where school_id = $1 and name like '科目1_' and code like '%01__'`, [school.key]);
  console.log((await q(`select count(*) from offerings where school_id=$1 and offering_no like 'B%'`, [school.key])).rows);
  await q(`insert into enrolments (school_id, student_id, offering_id, year, semester, kind, credits) select $1, s.id, o.id, 110, 1, 'semester', 3 from students s, offerings o where s.school_id = $1 and s.student_no like 'B%' and o.school_id = $1 and o.offering_no like 'B%'`, [school.key]);
  await q('analyze');
  await q(`insert into stored_files (school_id, student_id, kind, name, sha_256, bytes, mime, kept_at) select $1, e.student_id, 'document', 'a.pdf', f.sha_256, f.bytes, 'application/pdf', now() from enrolments e join lateral (select sha_256, bytes from stored_files where id = $2 + e.id % 40) f on true where e.school_id = $1`, [school.key, files[0].key]);
  await q('analyze');
  await q('alter table outcomes disable trigger outcome_guard');
  await q(`insert into outcomes (school_id, student_id, enrolment_id, offering_id, year, semester, brief, state, document_file_id, sent_at, answered_at, ticked_at)
    select $1, e.student_id, e.id, e.offering_id, 110, 1, '成果簡述成果簡述成果簡述成果簡述' || e.id, 'ticked', f.id, now(), now(), now()
    from (select e.*, row_number() over (order by student_id, id) n from enrolments e where school_id = $1) e
    join (select f.*, row_number() over (order by student_id, id) n from stored_files f where school_id = $1 and kind = 'document' and student_id in (select student_id from enrolments where school_id = $1 and student_id <> $2)) f on f.n = e.n where e.student_id <> $2`, [school.key, room.students[0].student.key]);
  await q('alter table outcomes enable trigger outcome_guard');
  await q('analyze');
  console.log((await q(`select count(*) from outcomes where state='ticked'`)).rows, process.pid);
  const clerk = await signIn(server, await build.account(school));
  const pid = Number((await import('node:child_process')).execFileSync('pgrep', ['-P', String(process.pid), '-f', 'start.js']).toString().trim().split('\n')[0]);
  const cpu = () => { const s = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' '); return (Number(s[11]) + Number(s[12])) / 100; };
  const rss = () => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  const c0 = await server.database.connect();
  const time = async (name: string, sql: string, v: unknown[] = []) => { const t = performance.now(); const r = await c0.query(sql, v); console.log(name, (performance.now() - t).toFixed(0), 'ms', r.rowCount); if (sql.startsWith('explain')) console.log(r.rows.map((x: Record<string, string>) => x['QUERY PLAN']).join('\n')); };
  await c0.query('begin');
  const x = (await c0.query(`insert into roster_exports (school_id, year, semester, roster, grades, mode, state, made_at) values ($1, 110, 0, '26', '1,2,3', 'final', 'running', now()) returning id`, [school.key])).rows[0].id;
  const items = (await c0.query(`select id as outcome, '學期課程學習成果' as sheet, 2 as row from outcomes where state='ticked' and school_id = $1`, [school.key])).rows.map((r: object) => ({ ...r, cells: { 實際修課學期: '1', 課程代碼: '108999999V1110501010001', 科目名稱: '國語文', 開課年級: '1', 修課學分: '3', 文件檔案連結: 'd'.repeat(64), 成果簡述: '成果簡述成果簡述成果簡述', 影音檔案連結: '' } }));
  await time('items', `explain (analyze, timing off) insert into roster_items (school_id, roster_export_id, outcome_id, sheet, row_no, cells) select $1, $2, i.outcome, i.sheet, i.row, i.cells from jsonb_to_recordset($3::jsonb) as i(outcome int, sheet text, row int, cells jsonb)`, [school.key, x, JSON.stringify(items)]);
  await time('freeze', `explain (analyze, timing off) update outcomes o set state = 'submitted', submitted_at = now(), updated_at = now() from roster_items i where i.school_id = $1 and i.roster_export_id = $2 and o.id = i.outcome_id and o.school_id = $1 and o.state = 'ticked'`, [school.key, x]);
  await time('events', `explain (analyze, timing off) insert into outcome_events (school_id, outcome_id, from_state, to_state, account_id, actor_name, happened_at) select $1, outcome_id, 'ticked', 'submitted', null, 'x', clock_timestamp() from roster_items where roster_export_id = $2`, [school.key, x]);
  await time('changes', `explain (analyze, timing off) select count(*) from (select outcome_id, cells from roster_items where roster_export_id = $1) n full join (select outcome_id, cells from roster_items where roster_export_id = 0) b on b.outcome_id = n.outcome_id`, [x]);
  await c0.query('rollback'); c0.release();
  for (const [name, path, extra] of [['check', '/api/rosters/check', {}], ['draft', '/api/rosters/export', { mode: 'draft' }], ['draft', '/api/rosters/export', { mode: 'draft' }], ['final', '/api/rosters/export', { mode: 'final' }], ['final2', '/api/rosters/export', { mode: 'final' }]] as const) {
    const c = cpu(); const r0 = rss(); let peak = r0; const t = setInterval(() => { peak = Math.max(peak, rss()); }, 100);
    const { body } = await clerk.send<{ jobId: string }>('POST', path, { year: 110, roster: '26', grades: '1,2,3', ...extra });
    const job = await jobEnd(clerk, body.jobId, 120);
    clearInterval(t);
    const { rows } = await q(`select extract(epoch from ended_at - started_at) s from jobs where document_id = $1`, [body.jobId]);
    console.log(name, job.state, job.message, 'wall', rows[0].s, 'node cpu', (cpu() - c).toFixed(2), 'rss', r0.toFixed(0), peak.toFixed(0));
  }
  console.log(fs.readFileSync('/proc/loadavg', 'utf8'));
}, 300_000);
