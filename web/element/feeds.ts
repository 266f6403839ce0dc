// feeds.ts - the bytes of the feeds, and what the developer is told of them.
import { CoreError } from '../core/core.ts';

/** A feed set as data: JSON text, its bytes, or postings. */
export type FeedData = string | Uint8Array | object;

/**
 * Feeds by their addresses. One that fails leaves the others up; all failing is an error. The
 * fragment of an address may name the company of postings that name none: jobs.json#name=Acme.
 */
export async function fetchAll(
  sources: readonly string[],
  signal: AbortSignal,
): Promise<{ feeds: Uint8Array[]; name: string[] }> {
  const results = await Promise.allSettled(sources.map((source) => fetchFeed(source, signal)));
  const feeds: Uint8Array[] = [];
  const name: string[] = [];
  let failure: unknown;
  results.forEach((result, i) => {
    if (result.status === 'fulfilled') {
      feeds.push(result.value);
      name.push(new URLSearchParams(sources[i]?.split('#')[1]).get('name') ?? '');
    } else {
      failure = result.reason;
      if (!signal.aborted) console.warn(`<job-stand> ${failure}`);
    }
  });
  if (!feeds.length) throw failure;
  return { feeds, name };
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
