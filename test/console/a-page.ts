// The console as it is built, in a DOM, on a face that is really asked over HTTP.
import { Browser, type BrowserPage, type HTMLElement } from 'happy-dom';
import { buildConsole } from '../../scripts/console.mjs';
import type { Keeper } from '../../src/ports/keeper.js';
import { eventually } from '../support/eventually.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { aFace } from '../http/scripted-keeper.js';

type Around = NonNullable<Parameters<typeof aFace>[1]>;

let folder: Promise<string> | null = null;

/** Built once for all tests of a process. */
export function builtConsole(): Promise<string> {
  folder ??= temporaryFolder().then(async (made) => {
    await buildConsole(made);
    return made;
  });
  return folder;
}

const browsers: Browser[] = [];

export interface Page {
  readonly url: string;
  readonly window: BrowserPage['mainFrame']['window'];
  /** What somebody reads, with single spaces. */
  text(): string;
  /** Waits until it can be read. */
  reads(words: string | RegExp): Promise<void>;
  /** The first button or link with these words. */
  press(words: string): Promise<void>;
  type(name: string, value: string): Promise<void>;
  find(selector: string): HTMLElement | null;
  /** To a window of so many pixels. */
  widen(width: number): void;
}

/** Of the face that the script answers for. `hash`: which page of it. */
export async function aPage(hash: string, script: Partial<Keeper>, around: Around = {}): Promise<Page> {
  const { url } = await aFace(script, { console: await builtConsole(), ...around });
  return openPage(url, hash);
}

async function openPage(url: string, hash: string): Promise<Page> {
  const browser = new Browser({
    settings: {
      enableJavaScriptEvaluation: true,
      suppressInsecureJavaScriptEnvironmentWarning: true,
      handleDisabledFileLoadingAsSuccess: true,
    },
  });
  browsers.push(browser);
  const page = browser.newPage();
  await page.goto(`${url}/console/#${hash}`);
  const { window } = page.mainFrame;
  const body = () => window.document.body as unknown as HTMLElement;
  const text = () => body().textContent.replace(/\s+/g, ' ');
  const among = (selector: string, words: string) =>
    [...body().querySelectorAll(selector)].find((one) => one.textContent.trim().startsWith(words)) as HTMLElement | undefined;
  return {
    url,
    window,
    text,
    reads: async (words) => {
      await eventually(() => {
        const found = typeof words === 'string' ? text().includes(words) : words.test(text());
        if (found) return true;
        throw new Error(`${String(words)} is not read in: ${text()}`);
      }, 15_000);
    },
    press: async (words) => {
      const found = await eventually(() => among('button:not([disabled]), a, summary', words) ?? null, 15_000);
      found.click();
      await rendered();
    },
    type: async (name, value) => {
      const field = (await eventually(() => body().querySelector(`[name="${name}"]`), 15_000)) as unknown as Field;
      field.value = value;
      for (const event of ['input', 'change']) field.dispatchEvent(new window.Event(event, { bubbles: true }));
      await rendered();
    },
    find: (selector) => body().querySelector<HTMLElement>(selector),
    widen: (width) => page.setViewport({ width, height: 844 }),
  };
}

interface Field {
  value: string;
  dispatchEvent(event: unknown): boolean;
}

/** What somebody does is seen before they do the next thing. */
const rendered = () => new Promise((resolve) => setImmediate(resolve));

/** For afterEach, before the faces are closed. */
export async function closePages(): Promise<void> {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
}
