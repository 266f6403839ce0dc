// feeds.ts - the bytes of the feeds, and what the developer is told of them.
import { CoreError } from '../core/core.ts';

/** A feed set as data: JSON text, its bytes, or postings. */
export type FeedData = string | Uint8Array | object;

/** Feeds by their addresses. One that fails leaves the others up; all failing is an error. */
export async function fetchAll(
  sources: readonly string[],
  signal: AbortSignal,
): Promise<Uint8Array[]> {
  const results = await Promise.allSettled(sources.map((source) => fetchFeed(source, signal)));
  const feeds: Uint8Array[] = [];
  let failure: unknown;
  for (const result of results) {
    if (result.status === 'fulfilled') feeds.push(result.value);
    else failure = result.reason;
  }
  if (!feeds.length) throw failure;
  if (failure && !signal.aborted) console.warn(`<job-stand> ${failure}`);
  return feeds;
}

async function fetchFeed(source: string, signal: AbortSignal): Promise<Uint8Array> {
  const url = new URL(source, document.baseURI);
  const options: RequestInit = Object.create(null);
  options.signal = signal;
  const response = await fetch(url, options).catch((error) => {
    throw new CoreError('network', `${url}: ${error.message}`, { cause: error });
  });
  if (!response.ok) throw new CoreError('network', `${url}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

export function bytesOf(feed: FeedData): string | Uint8Array {
  return typeof feed === 'string' || feed instanceof Uint8Array ? feed : JSON.stringify(feed);
}
