import axeCore from 'axe-core';
import { chromium as driver, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { unpackedChromium } from './chromium';

export const desk = { width: 1366, height: 900 };
export const phone = { width: 390, height: 844 };

/** The product's people: their clock and their language, whatever the machine has. */
const locale: BrowserContextOptions = { locale: 'zh-TW', timezoneId: 'Asia/Taipei' };

/**
 * Not the flags that come with the package: those are for one page in one process, and switch off the very security
 * of the web that the product relies on. Nothing leaves the machine, no page waits for a service of the browser's
 * maker, and nothing is drawn that nobody looks at: without the graphics library that draws by software, a page takes
 * a third less of the processor.
 */
const flags = [
  '--no-zygote',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
];

export async function openBrowser(): Promise<Browser> {
  const { executable, env } = await unpackedChromium();
  return driver.launch({ executablePath: executable, args: flags, headless: true, env: { ...process.env, ...env } });
}

/** A visitor without history. */
export function visitor(browser: Browser, viewport: typeof desk, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const isPhone = viewport.width < 600;
  return browser.newContext({ viewport, ...locale, isMobile: isPhone, hasTouch: isPhone, ...options });
}

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** What WCAG 2.2 AA objects to on the page as it is now, a line an element; nothing when it is good. */
export async function axe(page: Page): Promise<string[]> {
  // By evaluation and not as a script of the page, which its content security policy would refuse.
  await page.evaluate(axeCore.source);
  const { violations } = await page.evaluate(
    (tags) => (window as unknown as { axe: typeof axeCore }).axe.run(document, { runOnly: { type: 'tag', values: tags } }),
    wcag22AA,
  );
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} (${violation.impact}): ${violation.help} — ${node.target.join(' ')}`),
  );
}
