import { it, expect } from 'vitest';
import { openBrowser, visitor, axe, phone, desk } from './browser';
it('browser', async () => {
  const t = Date.now();
  const b = await openBrowser(); console.log('launch', Date.now() - t, b.version());
  for (const v of [desk, phone, desk]) {
    const c = await visitor(b, v); const p = await c.newPage();
    await p.setContent('<html lang="zh-Hant"><head><meta http-equiv="Content-Security-Policy" content="default-src \'self\'; style-src \'unsafe-inline\'"><title>學習歷程</title></head><body><main><h1>學生學習歷程檔案 hello</h1><img src="x"><p style="color:#999;background:#aaa">low</p></main></body></html>');
    await p.screenshot({ path: `/tmp/trial/shot-${v.width}.png` });
    console.log(await p.evaluate(() => [navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone, innerWidth, location.href].join()), await axe(p));
    await c.close();
  }
  await b.close(); console.log('all', Date.now() - t);
  expect(1).toBe(1);
}, 60000);
