import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axe, desk, visitor } from './browser';
import type { Account } from './builders';
import { root } from './database-server';

/** A person at a browser: one context, one page, signed in through the sign-in screen. */
export interface AtScreen {
  context: BrowserContext;
  page: Page;
  /** What the page's console and its errors said; a journey ends with none. */
  complaints: string[];
}

interface Settings {
  viewport?: typeof desk;
  colorScheme?: 'light' | 'dark';
}

export async function openScreen(browser: Browser, url: string, { viewport = desk, colorScheme = 'light' }: Settings = {}): Promise<AtScreen> {
  const context = await visitor(browser, viewport, { colorScheme, baseURL: url, acceptDownloads: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto('/');
  return { context, page, complaints };
}

/** Fills in the sign-in form as a person does. */
export async function signInAtScreen({ page }: AtScreen, { school, login, password }: Pick<Account, 'school' | 'login' | 'password'>): Promise<void> {
  await page.getByRole('combobox', { name: '學校' }).fill(school.code);
  await page.getByRole('option').filter({ hasText: school.code }).click();
  await page.getByRole('textbox', { name: '帳號' }).fill(login);
  await page.getByLabel('密碼', { exact: false }).first().fill(password);
  await page.getByRole('button', { name: '登入', exact: true }).click();
  await page.getByRole('heading', { name: '首頁', level: 1 }).waitFor();
}

/** WCAG 2.2 AA of the page as it is now; waits until nothing is loading. */
export async function expectAccessible(page: Page): Promise<void> {
  await settled(page);
  expect(await axe(page)).toEqual([]);
}

export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('[role=progressbar]').first().waitFor({ state: 'detached', timeout: 10_000 }).catch(() => undefined);
  // In the middle of a change of colour a button has a contrast that nobody ever reads it by.
  await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running' || each.effect?.getTiming().iterations === Infinity), undefined, { timeout: 10_000 }).catch(() => undefined);
}

/**
 * Keeps a picture when `PICTURES` names a folder (`npm run pictures` makes those of the README): a test's own look at
 * the page is `expectAccessible`.
 */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  await settled(page);
  mkdirSync(path.resolve(root, folder), { recursive: true });
  await page.screenshot({ path: path.resolve(root, folder, `${name}.png`) });
}
