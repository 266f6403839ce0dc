// dom.ts - elements from values. Text is text: no string is ever read as HTML.

export type Child = Node | string | undefined | false | readonly Child[];
type Handler = (event: Event) => void;

/**
 * An element with attributes and children. An attribute that is a function listens to the
 * event of its name; true means present; undefined and false mean absent.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | boolean | undefined | Handler>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : `${value}`);
  }
  add(element, children);
  return element;
}

/** Appends what is there of `children`. */
export function add(parent: Node, children: Child): void {
  if (typeof children === 'string') parent.appendChild(document.createTextNode(children));
  else if (children instanceof Node) parent.appendChild(children);
  else if (children) for (const child of children) add(parent, child);
}

/** Makes `nodes` the children of `parent`, in order, moving only those that stand wrong. */
export function arrange(parent: Element, nodes: readonly Node[]): void {
  nodes.forEach((node, i) => {
    if (parent.childNodes[i] !== node) parent.insertBefore(node, parent.childNodes[i] ?? null);
  });
  while (parent.childNodes.length > nodes.length) parent.lastChild?.remove();
}
