// announce.ts - one polite live region. Results change at every key; what is said waits
// until they rest.
import { h } from './dom.ts';

const REST = 700; // ms

export class Announcer {
  readonly element = h('div', { role: 'status', class: 'hidden' });
  #timer = 0;

  say(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.element.textContent = text;
    }, REST);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
