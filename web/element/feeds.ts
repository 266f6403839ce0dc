// feeds.ts - the bytes of the feeds, and what the developer is told of them.
import { CoreError } from '../core/core.ts';

/** A feed set as data: JSON text, its bytes, or postings. */
export type FeedData = string | Uint8Array | object;

/** What was had of the feeds. */
export interface Fetched {
  readonly feeds: readonly (string | Uint8Array)[];
  /** The company of those that name none, or an empty text. */
  readonly name: readonly string[];
  /** How many could not be had. */
  readonly missing: number;
  /** When the oldest of them was loaded, if one is a copy of an earlier visit: ms since 1970. */
  readonly since?: number;
}

/** A feed of an earlier visit. */
export interface Copy {
  readonly bytes: Uint8Array;
  readonly at: number;
}

/**
 * Feeds by their addresses. One that fails leaves the others up; all failing is an error.
 * `copy` is asked for what cannot be fetched. The fragment of an address may name the company
 * of postings that name none: jobs.json#name=Acme.
 */
export async function fetchAll(
  sources: readonly string[],
  signal: AbortSignal,
  copy?: (url: string) => Promise<Copy | undefined>,
): Promise<Fetched> {
  const feeds: Uint8Array[] = [];
  const name: string[] = [];
  let since = Number.POSITIVE_INFINITY;
  let failure: unknown;
  const one = async (source: string) => {
    const url = new URL(source, document.baseURI).href;
    try {
      return { source, bytes: await fetchFeed(url, signal), at: since };
    } catch (error) {
      failure = error;
      const kept = signal.aborted ? undefined : await copy?.(url);
      return kept && { source, ...kept };
    }
  };
  for (const got of await Promise.all(sources.map(one))) {
    if (!got) continue;
    feeds.push(got.bytes);
    name.push(new URLSearchParams(got.source.split('#')[1]).get('name') ?? '');
    since = Math.min(since, got.at);
  }
  if (!feeds.length) throw failure;
  if (failure && !signal.aborted) console.warn(`<job-stand> ${failure}`);
  return { feeds, name, missing: sources.length - feeds.length, ...(since < 1e16 && { since }) };
}

async function fetchFeed(url: string, signal: AbortSignal): Promise<Uint8Array> {
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
