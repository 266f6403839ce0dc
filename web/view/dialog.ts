// dialog.ts - the filters where there is no room beside the list: a dialog that says how many
// roles there would be.

import type { Action } from '../state/state.ts';
import { h } from './dom.ts';
import type { View } from './frame.ts';
import type { Words } from './words.ts';

export class FilterDialog {
  readonly view: View;
  readonly #words: Words;
  readonly #dialog: HTMLDialogElement;
  readonly #done: HTMLButtonElement;

  /** The groups move in when it opens, and back when it closes. */
  constructor(view: View, words: Words, act: (action: Action) => void) {
    this.view = view;
    this.#words = words;
    const close = () => this.#dialog.close();
    const button = (text: string, click: () => void, more = {}) =>
      h('button', { type: 'button', click, ...more }, text);
    this.#done = button('', close, { class: 'apply done', part: 'button' });
    const groups = h('div', { class: 'scroll' });
    this.#dialog = h(
      'dialog',
      {
        part: 'dialog',
        'aria-labelledby': 'filters-title',
        // A click beside it: the dialog itself is what its backdrop belongs to.
        click: (event) => event.target === this.#dialog && close(),
        close: () => {
          view.panel.append(view.filters.element);
          this.#dialog.remove();
          view.toggle.focus();
        },
      },
      h(
        'div',
        { class: 'sheet' },
        h(
          'header',
          {},
          h('h2', { id: 'filters-title' }, words.say('filters')),
          button('', close, { class: 'close', 'aria-label': words.say('close') }),
        ),
        groups,
        h(
          'footer',
          {},
          button(words.say('clear'), () => act({ type: 'clear' }), { class: 'link' }),
          this.#done,
        ),
      ),
    );
    groups.append(view.filters.element);
    view.root.append(this.#dialog);
  }

  open(total: number): void {
    this.update(total);
    this.#dialog.showModal();
  }

  /** A dialog that was taken away with its view is never closed. */
  get isOpen(): boolean {
    return this.#dialog.open && this.#dialog.isConnected;
  }

  update(n: number): void {
    this.#done.textContent = this.#words.say('show', { n });
  }
}
