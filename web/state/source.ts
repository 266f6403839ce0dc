// source.ts - where a visitor came from, carried to where they apply.

/** Parameters of a page that say so; "*" at the end stands for anything. */
export const SOURCES = ['utm_*', 'gh_src', 'lever-source', 'ref'];

/** What a tracking system reads, by the end of its host. Others get what the page got. */
const READS = [
  ['greenhouse.io', 'gh_src'],
  ['lever.co', 'lever-source'],
  ['ashbyhq.com', 'utm_source'],
] as const;
/** Where the source is, best first, when the system's own parameter is not given. */
const SAME = ['utm_source', 'ref', 'lever-source', 'gh_src'];

/** The parameters that travel; each once, the first given. */
export function sourceOf(
  params: Iterable<readonly [name: string, value: string]>,
  names: readonly string[],
): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of params) {
    const travels = names.some((wanted) =>
      wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted,
    );
    if (travels && value && !found.has(name)) found.set(name, value);
  }
  return found;
}

/**
 * The address with the source in it, as its host understands it. Parameters that the address
 * has are kept as they are; only http and https addresses change.
 */
export function forward(address: string, source: ReadonlyMap<string, string>): string {
  if (!source.size || !/^https?:/i.test(address)) return address;
  const url = new URL(address);
  const host = `.${url.hostname}`;
  const own = READS.find(([end]) => host.endsWith(`.${end}`))?.[1];
  const out = new Map(source);
  if (own) {
    const value = [own, ...SAME].map((name) => source.get(name)).find(Boolean);
    for (const name of SAME) if (!name.startsWith('utm_')) out.delete(name);
    if (value) out.set(own, value);
  }
  const more = new URLSearchParams();
  for (const [name, value] of out) if (!url.searchParams.has(name)) more.append(name, value);
  if (`${more}`) url.search += `${url.search ? '&' : '?'}${more}`;
  return url.href;
}
