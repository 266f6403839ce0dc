// copies.ts - feeds of earlier visits, for when they cannot be fetched. Only when the page asks
// for it: a board stores nothing unasked. Cache Storage, because a feed may be of megabytes.
import { type Fetched, homeOf } from './feeds.ts';

const NAME = 'job-stand';
const AT = 'x-job-stand-at';

/** Keeps a feed, in parts. Where there is no storage, nothing happens. */
export async function keepCopy(url: string, parts: readonly Uint8Array[]): Promise<void> {
  try {
    const cache = await caches.open(NAME);
    const body = new Blob([...parts] as BlobPart[]);
    await cache.put(url, new Response(body, { headers: { [AT]: `${Date.now()}` } }));
  } catch {
    // Full, forbidden, or no secure page.
  }
}

async function copyOf(url: string): Promise<{ bytes: Uint8Array; at: number } | undefined> {
  try {
    const response = await (await caches.open(NAME)).match(url);
    const at = Number(response?.headers.get(AT));
    return response && at ? { bytes: new Uint8Array(await response.arrayBuffer()), at } : undefined;
  } catch {
    return undefined;
  }
}

/** The feeds with copies in the place of those that failed; nothing when there are none. */
export async function withCopies(
  sources: readonly string[],
  feeds: Fetched['feeds'],
): Promise<Fetched | undefined> {
  let since = Number.POSITIVE_INFINITY;
  const all = await Promise.all(
    feeds.map(async (feed, i) => {
      if (!(feed instanceof Error)) return feed;
      const copy = await copyOf(homeOf(sources[i]));
      if (copy) since = Math.min(since, copy.at);
      return copy?.bytes ?? feed;
    }),
  );
  return Number.isFinite(since) ? { feeds: all, since } : undefined;
}
