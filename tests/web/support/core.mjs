// core.mjs - the built core for plain Node, its modules read from dist/.
import { readFileSync } from 'node:fs';

export const dist = new URL('../../../dist/', import.meta.url);
export const shared = new URL('../../../../shared/', import.meta.url);
export const core = await import(new URL('core.mjs', dist));
export const boardWasm = readFileSync(new URL('jobstand.wasm', dist));
export const searchWasm = readFileSync(new URL('jobstand-search.wasm', dist));
export const bodyWasm = readFileSync(new URL('jobstand-body.wasm', dist));
export const formatsWasm = readFileSync(new URL('jobstand-formats.wasm', dist));

export const sources = { searchSource: searchWasm, bodySource: bodyWasm, formatsSource: formatsWasm };
export const load = () => core.loadCore(boardWasm, sources);

/** Opens postings, JSON text or bytes as a board. */
export async function open(feed, options) {
  const text = typeof feed === 'string' || feed instanceof Uint8Array ? feed : JSON.stringify(feed);
  return (await load()).openBoard(text, options);
}

/** Bundles modules of web/ and imports them. */
export async function source(path) {
  const { build } = await import(new URL('../../../web/node_modules/esbuild/lib/main.js', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [new URL(`../../../web/${path}`, import.meta.url).pathname],
    bundle: true, format: 'esm', write: false, logLevel: 'silent', loader: { '.css': 'text' },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** As much of a document as renderNodes() asks for; everything is recorded. */
export function fakeDocument(baseURI = 'https://page.example/jobs/') {
  class Node {
    childNodes = [];
    parentNode = null;
    appendChild(child) {
      child.parentNode = this;
      this.childNodes.push(child);
      return child;
    }
  }
  class Element extends Node {
    attributes = {};
    constructor(name) {
      super();
      this.localName = name;
    }
    setAttribute(name, value) {
      this.attributes[name] = value;
    }
  }
  class Text extends Node {
    constructor(data) {
      super();
      this.data = data;
    }
  }
  return {
    baseURI,
    createDocumentFragment: () => new Node(),
    createElement: (name) => new Element(name),
    createTextNode: (data) => new Text(data),
  };
}

/** A tree of the fake document as text: p("a" a[href=x]("b")). */
export function show(node) {
  if (node.data !== undefined) return JSON.stringify(node.data);
  const children = node.childNodes.map(show).join(' ');
  if (!node.localName) return children;
  const attributes = Object.entries(node.attributes)
    .filter(([name]) => name !== 'rel')
    .map(([name, value]) => `[${name}=${value}]`);
  return `${node.localName}${attributes.join('')}(${children})`;
}

/** A node stream by hand: operations [kind, value, text]. */
export function stream(...operations) {
  const words = [operations.length];
  let text = '';
  for (const [kind, value = 0, part = ''] of operations) {
    words.push((kind | ((part ? part.length : value) << 8)) >>> 0);
    text += part;
  }
  const bytes = new TextEncoder().encode(text);
  const out = new Uint8Array(words.length * 4 + bytes.length);
  const view = new DataView(out.buffer);
  words.forEach((word, i) => view.setUint32(4 * i, word, true));
  out.set(bytes, words.length * 4);
  return out;
}
