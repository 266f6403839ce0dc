// feeds.ts - the bytes of the feeds, and what the developer is told of them.
import type { Feed } from '../core/board.ts';
import { CoreError } from '../core/types.ts';

/** A feed set as data: JSON text, its bytes, or postings. */
export type FeedData = string | Uint8Array | object;

/** What was had of the feeds: each in its place, or why it failed. */
export interface Fetched {
  readonly feeds: readonly Feed[];
  /** When the oldest of them was loaded, if one is a copy of an earlier visit: ms since 1970. */
  readonly since?: number;
}

/** Feeds by their addresses. Never throws. */
export async function fetchAll(sources: readonly string[], signal: AbortSignal): Promise<Fetched> {
  const fetched = sources.map((source) => fetchFeed(source, signal).catch((error) => error));
  return { feeds: await Promise.all(fetched) };
}

/** What addresses of a feed count from: its own; the page's where it is given as data. */
export const homeOf = (source = ''): string => new URL(source, document.baseURI).href;

/** The company of postings that name none, as an address may say it: jobs.json#name=Acme. */
export const companyOf = (source = ''): string =>
  new URLSearchParams(source.split('#')[1]).get('name') ?? '';

async function fetchFeed(source: string, signal: AbortSignal): Promise<readonly Uint8Array[]> {
  const url = homeOf(source);
  const options: RequestInit = Object.create(null);
  options.signal = signal;
  const response = await fetch(url, options).catch((error) => {
    throw new CoreError('network', `${url}: ${error.message}`, { cause: error });
  });
  if (!response.ok) throw new CoreError('network', `${url}: HTTP ${response.status}`);
  // As it arrives: to hand out all of a large feed at once keeps a browser from the visitor for long.
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = (await reader?.read())?.value;
    if (!part) return parts;
    parts.push(part);
  }
}

export function bytesOf(feed: FeedData): string | Uint8Array {
  return typeof feed === 'string' || feed instanceof Uint8Array ? feed : JSON.stringify(feed);
}
