// embed.ts - the one tag: <script async src="jobstand.js" data-src="jobs.json"></script>
// puts a board where the script stands; every data-x becomes attribute x.

(() => {
  // An element of the page named "currentScript" would answer in its place: only a script
  // counts, and without one the tag is found by its file name.
  const current: unknown = document.currentScript;
  const scripts = [
    ...document.querySelectorAll<HTMLScriptElement>('script[data-src][src*="jobstand.js"]'),
  ];
  const script =
    current instanceof HTMLScriptElement
      ? current
      : scripts.find((s) => !s.hasAttribute('data-done'));
  if (!script) return;
  script.setAttribute('data-done', '');
  const board = document.createElement('job-stand');
  for (const { name, value } of [...script.attributes]) {
    if (name.startsWith('data-') && name !== 'data-done') board.setAttribute(name.slice(5), value);
  }
  const insert = () => {
    if (document.head.contains(script)) document.body.append(board);
    else script.after(board);
  };
  if (document.body) insert();
  else addEventListener('DOMContentLoaded', insert, { once: true });
  import(new URL('jobstand.mjs', script.src).href).catch((error) => {
    console.error(`<job-stand> ${error}`);
  });
})();
