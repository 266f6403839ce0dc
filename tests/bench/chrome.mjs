// chrome.mjs - Chromium with nothing of a test driver in its pages: the DevTools protocol over a pipe. A
// driver that watches the network makes the page keep every answer for it, which takes a page with a feed of
// 4 MB five times as long to receive as visitors see.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../browser/support/browser.mjs';

const FLAGS = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-extensions', '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding', '--remote-debugging-pipe',
];

/** A browser: `version`, page() and close(). */
export async function launchBare() {
  const folder = mkdtempSync(join(tmpdir(), 'jobstand-chrome-'));
  const child = spawn(findChromium(), [...FLAGS, `--user-data-dir=${folder}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const [, , , input, output] = child.stdio;
  const waiting = new Map();
  const listeners = new Map();
  let count = 0;
  let rest = '';
  output.setEncoding('utf8').on('data', (data) => {
    const messages = (rest + data).split('\0');
    rest = messages.pop();
    for (const message of messages.map((text) => JSON.parse(text))) {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (!asked) {
        listeners.get(message.method)?.(message.params);
        continue;
      }
      if (message.error) asked.reject(new Error(`${asked.method}: ${message.error.message}`));
      else asked.resolve(message.result);
    }
  });
  const gone = once(child, 'exit').then(() => {
    for (const { reject, method } of waiting.values()) reject(new Error(`${method}: the browser is gone`));
  });

  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    waiting.set(++count, { method, resolve, reject });
    input.write(`${JSON.stringify({ id: count, method, params, sessionId })}\0`);
  });

  /** A page in a profile of its own, `rate` times slower, which runs `before` ahead of its scripts. */
  async function page({ rate, before }) {
    const { browserContextId } = await send('Target.createBrowserContext');
    const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId, width: 1280, height: 900 });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const own = (method, params) => send(method, params, sessionId);
    await own('Emulation.setCPUThrottlingRate', { rate });
    await own('Page.enable'); // without it nothing runs ahead of the scripts
    await own('Page.addScriptToEvaluateOnNewDocument', { source: `(${before})()` });
    const evaluate = async (use, ...values) => {
      const expression = `(${use})(${values.map((value) => JSON.stringify(value)).join()})`;
      const { result, exceptionDetails } = await own('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    return {
      goto: (url) => own('Page.navigate', { url }),
      evaluate,
      /** Waits until `there` is true in the page. */
      async until(there, ...values) {
        for (const end = Date.now() + 300_000; !(await evaluate(there, ...values)); await new Promise((next) => setTimeout(next, 200))) {
          if (Date.now() > end) throw new Error(`never: ${there}`);
        }
      },
      /** Types into what has the focus, a key each `delay` ms. */
      async type(text, delay) {
        for (const key of text) {
          await own('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key });
          await own('Input.dispatchKeyEvent', { type: 'keyUp', key });
          await new Promise((next) => setTimeout(next, delay));
        }
      },
      close: () => send('Target.disposeBrowserContext', { browserContextId }),
    };
  }

  /**
   * Notes what threads do: returns an end of it, which gives [start, duration] in ms of each task of the thread
   * that marked `mark` since then, and the times of its later marks by name. The observer of long tasks, which
   * a page can have, leaves out those without a script: styles, layout and paint alone.
   */
  async function tasks(mark) {
    const events = [];
    listeners.set('Tracing.dataCollected', ({ value }) => events.push(...value));
    const ended = new Promise((done) => listeners.set('Tracing.tracingComplete', done));
    await send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] } });
    return async () => {
      await send('Tracing.end');
      if ((await ended).dataLossOccurred) throw new Error('tasks were lost');
      const start = events.find(({ name, cat }) => name === mark && cat.includes('user_timing'));
      const own = events.filter(({ pid, tid, ts }) => pid === start.pid && tid === start.tid && ts >= start.ts);
      const since = (ts) => (ts - start.ts) / 1000;
      return {
        tasks: own.filter(({ name, dur }) => dur && name === 'ThreadControllerImpl::RunTask').map(({ ts, dur }) => [since(ts), dur / 1000]),
        marks: Object.fromEntries(own.filter(({ cat }) => cat.includes('user_timing')).map(({ name, ts }) => [name, since(ts)])),
      };
    };
  }

  return {
    tasks,
    version: (await send('Browser.getVersion')).product.split('/').at(-1),
    page,
    async close() {
      await send('Browser.close').catch(() => {}); // its processes write to the folder until they are gone
      await gone;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
