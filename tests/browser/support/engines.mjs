// engines.mjs - one small driver for three engines: Chromium and Firefox through Playwright, and
// WebKitGTK through the WebDriver protocol, which needs no package. Selectors reach into shadow trees.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { findChromium, playwright } from './browser.mjs';

export const ENGINES = ['chromium', 'firefox', 'webkit'];
const PACKAGES = { chromium: ['chromium'], firefox: ['firefox-esr'], webkit: ['webkit2gtk-driver', 'xvfb'] };
const PATIENCE = 30_000; // ms

/** The first of these commands that is on the PATH. */
function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(':');
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find((path) => existsSync(path));
}

/** Firefox where it is: FIREFOX, the PATH, or what Playwright installed. */
function findFirefox() {
  const own = playwright.firefox.executablePath();
  const path = process.env.FIREFOX || onPath('firefox-esr', 'firefox');
  if (path) return { executablePath: path, channel: 'moz-firefox' };
  return existsSync(own) ? { executablePath: own } : undefined;
}

/** What this engine lacks to be driven here; nothing when it is there. */
export function missing(engine) {
  if (engine === 'chromium') {
    try {
      findChromium();
    } catch {
      return 'Chromium is not installed';
    }
  }
  if (engine === 'firefox' && !findFirefox()) return 'Firefox is not installed';
  if (engine === 'webkit') {
    if (!onPath('WebKitWebDriver')) return 'the driver of WebKitGTK is not installed';
    if (!process.env.DISPLAY && !onPath('Xvfb')) return 'there is no display, and no Xvfb to make one';
  }
  return undefined;
}

/** Whether this system has packages for an engine: then there is no excuse for not testing it. */
export function packaged(engine) {
  try {
    execFileSync('apt-cache', ['show', ...PACKAGES[engine]], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts an engine with one page: { version, goto, back, forward, evaluate, waitFor, click, type, press, shot, close }.
 * What is evaluated may be a function with one argument, or a whole script as text.
 */
export async function open(engine, size = { width: 1280, height: 900 }) {
  const driver = await (engine === 'webkit' ? openWebKit(size) : openPlaywright(engine, size));
  /** Waits until `probe`, which runs in the page, has something to say, and returns it. */
  const waitFor = async (probe, argument) => {
    const end = Date.now() + PATIENCE;
    let trouble = 'nothing';
    while (Date.now() < end) {
      try {
        const value = await driver.evaluate(probe, argument);
        if (value) return value;
      } catch (error) {
        trouble = error.message; // the page may be on its way to another one
      }
      await new Promise((done) => setTimeout(done, 15));
    }
    throw new Error(`waited in vain, last for ${trouble}: ${probe}`);
  };
  return { ...driver, engine, waitFor };
}

async function openPlaywright(engine, viewport) {
  const options = engine === 'firefox' ? findFirefox() : { executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] };
  const browser = await playwright[engine].launch(options);
  const page = await (await browser.newContext({ viewport })).newPage();
  const find = (selector, hasText) => page.locator(selector, hasText === undefined ? {} : { hasText }).first();
  page.setDefaultTimeout(PATIENCE);
  return {
    version: browser.version(),
    goto: (url) => page.goto(url),
    back: () => page.goBack(),
    forward: () => page.goForward(),
    evaluate: (script, argument) => page.evaluate(script, argument),
    click: (selector, text) => find(selector, text).click(),
    type: (selector, text) => find(selector).pressSequentially(text),
    press: (key) => page.keyboard.press(key),
    shot: (path) => page.screenshot({ path }),
    close: () => browser.close(),
  };
}

const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Space: ' ', Shift: '\uE008', Backspace: '\uE003', ArrowDown: '\uE015' };
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'; // WebDriver's name for a reference to one

/** Runs in the page: the first element that is seen, in whatever shadow tree, that matches and has this text. */
function deep(selector, text) {
  const look = (root) => {
    for (const element of root.querySelectorAll(selector)) {
      if (element.getClientRects().length && (!text || element.textContent.includes(text))) return element;
    }
    for (const element of root.querySelectorAll('*')) {
      const found = element.shadowRoot && look(element.shadowRoot);
      if (found) return found;
    }
  };
  return look(document);
}

async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function openWebKit({ width, height }) {
  const started = [];
  const start = (command, args, options) => {
    const child = spawn(command, args, options);
    child.unref(); // a session that never comes is no reason to go on
    started.push(child);
    return child;
  };
  const stop = () => started.splice(0).forEach((child) => child.kill());
  const end = () => process.exit(1); // which stops them
  process.on('exit', stop).on('SIGTERM', end);
  let display = process.env.DISPLAY;
  if (!display) {
    // The server says on its fourth stream which display it is, once it is ready.
    const server = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    display = `:${(await new Promise((done, fail) => {
      server.stdio[3].once('data', done);
      server.once('exit', () => fail(new Error('Xvfb does not start')));
    })).toString().trim()}`;
  }
  for (const { stdio } of started) stdio[3].unref();
  const port = await freePort();
  start('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } });

  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path.split('/').slice(3).join('/')}: ${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; ; tries++) {
    try {
      await ask('GET', '/status');
      break;
    } catch (error) {
      if (tries > 400) throw error;
      await new Promise((done) => setTimeout(done, 25));
    }
  }
  // Its own small browser is what it starts unasked.
  const { sessionId, capabilities } = await ask('POST', '/session', { capabilities: {} });
  const session = `/session/${sessionId}`;
  const post = (path, body) => ask('POST', session + path, body);
  await post('/timeouts', { script: 120_000, pageLoad: PATIENCE });

  const run = (script, ...args) => post('/execute/sync', { script: `return (${script})(...arguments)`, args });
  const evaluate = async (script, argument) => {
    if (typeof script === 'string') return void (await post('/execute/sync', { script, args: [] }));
    const { value, error } = await post('/execute/async', {
      script: `const done = arguments[1]; (async () => (${script})(arguments[0]))().then((value) => done({ value }), (e) => done({ error: e + '\\n' + e.stack }))`,
      args: [argument ?? null],
    });
    if (error) throw new Error(error);
    return value;
  };
  const find = async (selector, text) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      const element = await run(deep, selector, text);
      if (element) return `/element/${element[ELEMENT]}`;
      await new Promise((done) => setTimeout(done, 15));
    }
    throw new Error(`no ${selector} ${text ?? ''}`);
  };
  // The window has a frame and a bar: it is made larger by what is missing inside.
  await post('/window/rect', { width, height });
  const inner = await run(() => [innerWidth, innerHeight]);
  await post('/window/rect', { width: 2 * width - inner[0], height: 2 * height - inner[1] });
  return {
    version: capabilities.browserVersion,
    goto: (url) => post('/url', { url }),
    back: () => post('/back'),
    forward: () => post('/forward'),
    evaluate,
    click: async (selector, text) => post(`${await find(selector, text)}/click`),
    type: async (selector, text) => post(`${await find(selector)}/value`, { text }),
    press: (key) => {
      const keys = key.split('+').map((name) => KEYS[name] ?? name);
      const up = [...keys].reverse();
      return post('/actions', { actions: [{ type: 'key', id: 'keys', actions: [...keys.map((value) => ({ type: 'keyDown', value })), ...up.map((value) => ({ type: 'keyUp', value }))] }] });
    },
    shot: async (path) => {
      // What it shows may be some frames old.
      await evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      writeFileSync(path, Buffer.from(await ask('GET', `${session}/screenshot`), 'base64'));
    },
    close: async () => {
      await ask('DELETE', session).catch(() => {});
      process.off('exit', stop).off('SIGTERM', end);
      stop();
    },
  };
}
