// report.ts - what the developer is told of the feeds.
import type { Report } from '../core/types.ts';

/** Tells the developer what was left out: one message, a line for each problem. */
export function warn({ problemCount, problems, skipped, truncated, feeds }: Report): void {
  const lines = (feeds ?? []).flatMap((feed) => ('error' in feed ? feed.error.message : []));
  for (const { index, id, field, message } of problems.slice(0, 20)) {
    lines.push(
      [index < 0 ? 'feed:' : `entry ${index}:`, id, field, message].filter(Boolean).join(' '),
    );
  }
  if (!lines.length) return;
  if (problemCount > 20) lines.push(`… ${problemCount} in all`);
  console.warn(
    `<job-stand> ${skipped} skipped${truncated ? ', truncated' : ''}\n${lines.join('\n')}`,
  );
}
