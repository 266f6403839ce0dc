// announce.ts - says results in the board's one polite live region. They change at every key;
// what is said waits until they rest.

const REST = 700; // ms

export class Announcer {
  #timer = 0;

  say(region: Element, text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      region.textContent = text;
    }, REST);
  }
}
