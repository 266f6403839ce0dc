// find.ts - postings that an address means, and postings like another one.
import type { Board } from '../core/board.ts';
import type { Card, Hit, Posting, Query } from '../core/types.ts';
import { matchesJob } from '../state/url.ts';

/** The id of the posting that an alias such as "greenhouse:*:123" names. */
export function findJob(board: Board, job: string): string | undefined {
  for (let offset = 0; offset < board.size; offset += 1000) {
    const { hits } = board.find({ offset, limit: 1000, facets: [] });
    const hit = hits.find((hit) => matchesJob(hit, job));
    if (hit) return hit.id;
  }
  return undefined;
}

const MANY = 40; // hits of one trait that are looked at

/**
 * Up to three postings that share the rarest traits with this one: words of its title (or of
 * the id of one that is gone), tags, departments, category. The search must be ready. There is
 * room for what the visitor does between the looks at them; none once `wanted` says no.
 */
export async function similar(
  board: Board,
  wanted: () => boolean,
  title: string,
  { id, tags = [], departments = [], category }: Partial<Hit> = {},
): Promise<Hit[]> {
  const words = title.match(/[\p{L}\p{N}+#]{2,}/gu) ?? [];
  const traits: Query[] = [
    ...[...new Set(words)].slice(0, 8).map((word) => ({ text: `"${word}"` })),
    ...tags.slice(0, 8).map((tag) => ({ filters: { tag: [tag] } })),
    ...departments.slice(0, 2).map((name) => ({ filters: { department: [name] } })),
    ...(category ? [{ filters: { category: [category] } }] : []),
  ];
  const found = new Map<string, { hit: Hit; score: number }>();
  for (const trait of traits) {
    await new Promise((done) => setTimeout(done));
    if (!wanted()) return [];
    const { hits, total } = board.find({ ...trait, limit: MANY, facets: [], marks: false });
    const weight = Math.log((board.size + 1) / (total + 1));
    for (const hit of hits) {
      if (hit.id === id) continue;
      const entry = found.get(hit.id) ?? { hit, score: 0 };
      entry.score += weight;
      found.set(hit.id, entry);
    }
  }
  return [...found.values()]
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ hit }) => hit);
}

/** The same role in other places. */
export function twinsOf(board: Board, { id, company }: Posting): readonly Card[] {
  const filters = company ? { company: [company] } : {};
  const { hits } = board.find({ filters, twins: true, limit: 1000, facets: [] });
  for (const hit of hits) {
    const all: readonly Card[] = [hit, ...(hit.twins ?? [])];
    if (all.some((twin) => twin.id === id)) return all.filter((twin) => twin.id !== id);
  }
  return [];
}

/** The ids of all postings, a thousand at a time; nothing once `wanted` says no. */
export async function allIds(board: Board, wanted: () => boolean): Promise<string[] | undefined> {
  const ids: string[] = [];
  while (ids.length < board.size) {
    if (!wanted()) return undefined;
    const { hits } = board.find({ offset: ids.length, limit: 1000, facets: [] });
    if (!hits.length) break;
    for (const { id } of hits) ids.push(id);
    await new Promise((done) => setTimeout(done));
  }
  return wanted() ? ids : undefined;
}
