// oracle.mjs - what a body may become, said once more and apart from the code that makes it:
// the elements of tags.def, a handful of attributes, four schemes. Judges streams and DOM.
import { readFileSync } from 'node:fs';

const table = readFileSync(new URL('../../../include/jobstand/tags.def', import.meta.url), 'utf8');

/** The elements of tags.def, by number from 1 on. */
export const ELEMENTS = [...table.matchAll(/^JOBSTAND_TAG\((\d+), (\w+), \w+\)$/gm)].map(([, number, name], i) => {
  if (Number(number) !== i + 1) throw new Error('tags.def has a gap');
  return name;
});

/** Where a payload can stand in a Markdown body. */
export const PLACES = {
  alone: (p) => p,
  paragraph: (p) => `before ${p} after`,
  'link text': (p) => `[${p}](https://a.example/)`,
  'link destination': (p) => `[x](${p})`,
  'bracketed destination': (p) => `[x](<${p}>)`,
  'link title': (p) => `[x](https://a.example/ "${p}")`,
  reference: (p) => `[x]\n\n[x]: ${p}`,
  image: (p) => `![${p}](${p})`,
  autolink: (p) => `<${p}>`,
  heading: (p) => `# ${p}`,
  'list item': (p) => `* ${p}\n* [ ] ${p}`,
  quote: (p) => `> ${p}`,
  'table cell': (p) => `| a |\n|---|\n| ${p} |`,
  'code span': (p) => `\`${p}\``,
  'code block': (p) => `\`\`\`${p}\n${p}\n\`\`\``,
  emphasis: (p) => `**${p}** *${p}* ~~${p}~~`,
};

/** Where it can stand in a body of HTML: as it is, and as what it may have been cut from. */
export const HTML_PLACES = {
  'html alone': (p) => p,
  'html attribute': (p) => `<a href="${p.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" title='${p}'>x</a>`,
  'html escaped': (p) => p.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  'html within': (p) => `<table><tr><td align="${p}"><ul><li><a href=${p}>${p}</a></li></ul></td></tr></table><ol start="${p}"><li>${p}`,
};

/** Bodies that would become very large or deep. */
export const BOMBS = [
  { id: 'many cells', title: 't', body: `|${'a|'.repeat(128)}\n|${'-|'.repeat(128)}\n${'|\n'.repeat(20_000)}` },
  { id: 'deep emphasis', title: 't', body: `${'> '.repeat(60)}${Array.from({ length: 60 }, (_, i) => `${i % 2 ? '**' : '*'}a `).join('')}${Array.from({ length: 60 }, (_, i) => `b${i % 2 ? '*' : '**'} `).join('')}` },
  { id: 'deep lists', title: 't', bodyHtml: '<ul><li>'.repeat(5_000) },
];

/** Runs in the page: makes window.oracle. Everything it returns is a list of what is wrong. */
export function install(elements) {
  const ATTRIBUTES = { a: ['href', 'rel'], ol: ['start'], li: ['data-task'], th: ['data-align'], td: ['data-align'] };
  const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];
  const VALUES = { start: /^\d{1,8}$/, 'data-task': /^(done|open)$/, 'data-align': /^(left|center|right)$/, rel: /^noopener noreferrer nofollow ugc$/ };
  const scheme = (address) => {
    try {
      return new URL(address, 'https://base.example/').protocol;
    } catch {
      return 'https:'; // no address at all: nothing to go to
    }
  };

  /** A stream as the first gate made it, and how many bytes it was made of. */
  function stream(bytes, size) {
    const wrong = [];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = view.getUint32(0, true);
    if (4 + 4 * count > bytes.length) return ['more operations than bytes'];
    const text = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes.subarray(4 + 4 * count));
    const open = [];
    let at = 0;
    let last = '';
    for (let i = 1; i <= count; i++) {
      const kind = view.getUint32(4 * i, true) & 0xff;
      const value = view.getUint32(4 * i, true) >>> 8;
      const piece = text.slice(at, at + value);
      let opened = '';
      if (kind === 0) {
        if (!open.pop()) wrong.push('a close too many');
      } else if (kind === 1) at += value;
      else if (kind === 2) {
        if (last !== 'a') wrong.push(`href of ${last}`);
        if (!SCHEMES.includes(scheme(piece))) wrong.push(piece);
        at += value;
      } else if (kind === 3) last === 'ol' || wrong.push(`start of ${last}`);
      else if (kind === 4) last === 'th' || last === 'td' || wrong.push(`align of ${last}`);
      else if (kind === 5) last === 'li' || wrong.push(`task of ${last}`);
      else {
        opened = elements[kind - 17];
        if (!opened) wrong.push(`element ${kind - 16}`);
        open.push(opened);
        if (open.length > (opened === 'br' || opened === 'hr' ? 65 : 64)) wrong.push('too deep');
      }
      last = opened;
    }
    if (open.length > 0) wrong.push('not closed');
    if (at !== text.length) wrong.push('text that nothing takes');
    if (bytes.length > 20 * size + 4096) wrong.push('too large');
    return wrong;
  }

  /** What is below `root`, which the second gate made. */
  function tree(root) {
    const wrong = [];
    const walk = (node, depth) => {
      if (node.nodeType !== 1) {
        if (node.nodeType !== 3) wrong.push(`node of type ${node.nodeType}`);
        return;
      }
      const { localName, attributes } = node;
      if (depth > 65) wrong.push('too deep');
      if (!elements.includes(localName) || node.namespaceURI !== 'http://www.w3.org/1999/xhtml') wrong.push(localName);
      for (const { name, value } of attributes) {
        if (!ATTRIBUTES[localName]?.includes(name) || (VALUES[name] && !VALUES[name].test(value))) wrong.push(`${localName} ${name}=${value}`);
      }
      if (node.hasAttribute('href') && (!SCHEMES.includes(scheme(node.getAttribute('href'))) || !node.rel)) wrong.push(node.outerHTML.slice(0, 200));
      if (depth <= 200) for (const child of node.childNodes) walk(child, depth + 1);
    };
    for (const child of root.childNodes) walk(child, 1);
    return wrong;
  }

  /** Does to everything below `root` what a visitor may. window.fired says what came of it. */
  function fire(root) {
    for (const element of [...root.querySelectorAll('*')].slice(0, 3000)) {
      for (const type of ['mouseover', 'mouseenter', 'pointerover', 'pointerenter', 'pointerdown', 'focus', 'focusin', 'keydown', 'toggle',
        'error', 'load', 'animationstart', 'transitionend', 'wheel', 'copy']) {
        element.dispatchEvent(new Event(type, { bubbles: true }));
      }
      if (element.localName !== 'a' && element.localName !== 'button' && element.localName !== 'summary') continue;
      // A script address runs when it is clicked; all others would leave the page.
      element.addEventListener('click', (event) => element.protocol !== 'javascript:' && event.preventDefault(), { once: true });
      element.removeAttribute('target');
      if (element.click) element.click();
      else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
  }

  window.oracle = { stream, tree, fire };
  window.fired = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = (...args) => void window.fired.push(`${name}(${args})`);
}

/**
 * Runs in the page: renders `jobs` with the core that the page is served, and puts them into
 * the document. Returns what is wrong, by the job's id.
 */
export async function renderAll(jobs) {
  const { loadCore, renderNodes } = await import('/core.mjs');
  window.core ??= loadCore();
  const board = (await window.core).openBoard(JSON.stringify(jobs));
  const wrong = [];
  const holder = document.createElement('div');
  document.body.append(holder);
  for (const job of jobs) {
    const size = new TextEncoder().encode(job.body ?? job.bodyHtml).length;
    if (size === 0) continue;
    const stream = await board.body(job.id);
    for (const problem of window.oracle.stream(stream, size)) wrong.push([job.id, 'stream', problem]);
    const fragment = renderNodes(stream, document, { base: 'https://base.example/' });
    holder.replaceChildren(fragment);
    for (const problem of window.oracle.tree(holder)) wrong.push([job.id, 'tree', problem]);
    window.oracle.fire(holder);
  }
  await new Promise((done) => setTimeout(done)); // script addresses run a moment after the click
  board.close();
  holder.remove();
  for (const call of window.fired.splice(0)) wrong.push(['', 'fired', call]);
  return wrong;
}

/**
 * Runs in the page: the second gate alone, on streams that the first would never make, one for
 * each payload: it stands for every address and text, in every element there is and some more.
 */
export async function renderForged(payloads) {
  const { renderNodes } = await import('/core.mjs');
  const encoder = new TextEncoder();
  const wrong = [];
  const holder = document.createElement('div');
  document.body.append(holder);
  payloads.forEach((payload, n) => {
    const operations = [];
    let text = '';
    const put = (kind, value = 0) => operations.push(kind | (value << 8));
    const say = (kind) => {
      put(kind, payload.length);
      text += payload;
    };
    for (let tag = 0; tag < 40; tag++) {
      if (tag !== n % 40 && tag !== 19 && tag !== 1) continue;
      put(16 + tag);
      say(2);
      put(3, n);
      put(4, n % 5);
      put(5, n % 3);
      say(1);
      put(0);
    }
    if (n % 40 === 7) for (let i = 0; i < 300; i++) put(17);
    const words = new Uint32Array([operations.length, ...operations]);
    const bytes = new Uint8Array([...new Uint8Array(words.buffer), ...encoder.encode(text)]);
    holder.replaceChildren(renderNodes(bytes, document, { base: 'https://base.example/' }));
    for (const problem of window.oracle.tree(holder)) wrong.push([payload, 'tree', problem]);
    window.oracle.fire(holder);
  });
  await new Promise((done) => setTimeout(done));
  holder.remove();
  for (const call of window.fired.splice(0)) wrong.push(['', 'fired', call]);
  return wrong;
}
