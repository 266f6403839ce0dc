// place.ts - a role that opens or closes beside the list makes each of its rows shorter or
// longer: the one that the visitor clicked stays where it is, and those out of sight come later.

const ROWS = 4; // a frame: more would keep a slow device busy

/** Settles when the next frame is painted. */
export const painted = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/**
 * Lets `change` change the height of the rows of `list` and keeps `row` where the window shows it.
 * Rows far below are left out of the frame that follows, which would lay them out unseen.
 */
export function reflow(list: Element, row: Element | undefined, change: () => void): void {
  const topOf = (element: Element | undefined) => element?.getClientRects()[0]?.top;
  const top = topOf(row);
  const rows = [...list.children] as HTMLElement[];
  // Of a list that is to be shown: below a row in the middle of the window.
  const last = rows.findIndex((other) => row && other.contains(row)) + 9;
  const isFar = (other: HTMLElement, i: number) => {
    const top = topOf(other);
    return top === undefined ? i > last : top > 2 * innerHeight;
  };
  const far = rows.filter(isFar);
  for (const other of far) other.hidden = true;
  change();
  const now = topOf(row);
  if (top !== undefined && now !== undefined && now !== top)
    scrollBy({ top: now - top, behavior: 'instant' });
  void reveal(far);
}

/** How many entries like those of `list` reach below the window's end; at least six. */
export function inSight(list: Element): number {
  const { top, height } = list.getBoundingClientRect();
  return Math.max(6, Math.ceil(((innerHeight - top) * list.childElementCount) / height) || 0);
}

async function reveal(rows: readonly HTMLElement[]): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS) {
    await painted();
    for (const row of rows.slice(i, i + ROWS)) row.hidden = false;
  }
}
