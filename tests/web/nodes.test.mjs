// The second gate: streams that the core would never make.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { core, fakeDocument, load, show, stream } from './support/core.mjs';

const { renderNodes } = core;
const P = 16 + 1;
const OL = 16 + 8;
const LI = 16 + 9;
const TH = 16 + 17;
const A = 16 + 19;
const TAGS = 'p h2 h3 h4 h5 h6 ul ol li blockquote pre hr table thead tbody tr th td a strong em del code br dl dt dd u sub sup'.split(' ');
const render = (bytes, options) => show(renderNodes(bytes, fakeDocument(), options));

describe('renderNodes', () => {
  test('builds what the core wrote', async () => {
    const board = (await load()).openBoard(
      JSON.stringify([{ id: 'a', title: 'a', body: '3. ü😀 [x](https://a.example/ü "t")\n\n| a |\n|--:|\n| *b* |\n\n- [x] c' }]),
    );
    assert.equal(
      render(await board.body('a')),
      'ol[start=3](li("ü😀 " a[href=https://a.example/%C3%BC]("x"))) ' +
        'table(thead(tr(th[data-align=right]("a"))) tbody(tr(td[data-align=right](em("b"))))) ul(li[data-task=done]("c"))',
    );
  });

  test('relative links are resolved against the base', () => {
    const link = (href) => stream([P], [A], [2, 0, href], [1, 0, 'x'], [0], [0]);
    assert.equal(render(link('../a'), { base: 'https://b.example/x/y/z' }), 'p(a[href=https://b.example/x/a]("x"))');
    assert.equal(render(link('//c.example/a')), 'p(a[href=https://c.example/a]("x"))');
  });

  test('an address that is none of http, https, mailto and tel is left out', () => {
    for (const href of ['javascript:alert(1)', ' \tjava\nscript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x', 'vbscript:x', 'file:///x',
      'blob:https://x/y', 'filesystem:x', 'about:blank', 'http://[', 'ws://x.example', 'view-source:x']) {
      assert.equal(render(stream([P], [A], [2, 0, href], [1, 0, 'x'], [0], [0])), 'p(a("x"))', href);
    }
  });

  test('attributes only go where they belong', () => {
    assert.equal(render(stream([P], [2, 0, 'https://a.example'], [3, 7], [4, 1], [5, 1], [0])), 'p()');
    assert.equal(render(stream([A], [3, 7], [0], [OL], [2, 0, 'https://a.example'], [3, 7], [0])), 'a() ol[start=7]()');
    assert.equal(render(stream([TH], [4, 2], [0], [LI], [5, 0], [0])), 'th[data-align=center]() li[data-task=open]()');
  });

  test('an unknown element, a close too many or too much depth ends the stream', () => {
    assert.equal(render(stream([P], [1, 0, 'a'], [0], [16 + 31], [1, 0, 'b'])), 'p("a")');
    assert.equal(render(stream([16], [1, 0, 'b'])), '');
    assert.equal(render(stream([0], [P], [0])), '');
    assert.equal(render(stream([200], [P], [0])), '');
    const deep = render(stream(...Array(1000).fill([P])));
    assert.equal(deep.split('p(').length - 1, 64);
  });

  test('lengths that lie take what is there', () => {
    const bytes = stream([P], [1, 0, 'abc'], [0]);
    new DataView(bytes.buffer).setUint32(0, 0xffffffff, true);
    assert.doesNotThrow(() => render(bytes));
    assert.equal(render(new Uint8Array()), '');
    assert.equal(render(new Uint8Array([1, 0, 0])), '');
    assert.equal(render(stream([P], [1, 0xffffff], [0])), 'p("")');
  });

  test('random bytes never throw and never leave the table', () => {
    let seed = 1;
    const random = () => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32;
    const check = (node) => {
      if (node.localName) {
        assert.ok(TAGS.includes(node.localName));
        for (const [name, value] of Object.entries(node.attributes)) {
          assert.ok(['href', 'rel', 'start', 'data-align', 'data-task'].includes(name));
          if (name === 'href') assert.match(value, /^(https?|mailto|tel):/);
        }
      }
      node.childNodes.forEach(check);
    };
    for (let i = 0; i < 20_000; i++) {
      const bytes = new Uint8Array(Math.floor(random() * 120));
      for (let j = 0; j < bytes.length; j++) bytes[j] = random() * (random() < 0.5 ? 50 : 256);
      if (bytes.length > 4) bytes.set([bytes.length / 5, 0, 0, 0]);
      check(renderNodes(bytes, fakeDocument()));
    }
  });
});
