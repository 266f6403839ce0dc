// focus.ts - what has the focus, by a name that outlives the element.

const nameOf = (element: Element): string =>
  element.id ||
  (element instanceof HTMLInputElement && `${element.name}=${element.value}`) ||
  element.closest('[data-id]')?.getAttribute('data-id') ||
  element.className;

/** Names the element in focus; nothing when the focus is elsewhere. */
export function focused(root: ShadowRoot): string | undefined {
  return root.activeElement ? nameOf(root.activeElement) : undefined;
}

/** Gives the focus back to what has this name, or to the first of `others` that is there. */
export function refocus(root: ShadowRoot, name: string | undefined, others = ''): void {
  if (!name || root.activeElement) return;
  // Nor is it taken from the page.
  const { activeElement } = root.host.getRootNode() as ShadowRoot;
  if (activeElement && activeElement !== document.body) return;
  const all = [...root.querySelectorAll<HTMLElement>('a, button, input, select')];
  // Many buttons look like links: that names none of them.
  const same = all.find((element) => name !== 'link' && nameOf(element) === name);
  same?.focus({ preventScroll: true });
  // What was removed or is hidden takes no focus.
  if (!root.activeElement && others)
    root.querySelector<HTMLElement>(others)?.focus({ preventScroll: true });
}
