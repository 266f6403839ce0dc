// generate-reference.mjs - the element's reference from its source: the tags of the class's
// comment, its public members, the head of board.css. With --check: fails when web/README.md
// is not what would be made.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** What the source says, as a custom-elements manifest (schema 2.1.0). */
export function manifest() {
  const file = ts.createSourceFile(
    'job-stand.ts',
    read('element/job-stand.ts'),
    ts.ScriptTarget.Latest,
    true,
  );
  const css = read('board.css').split('*/')[0];
  let declaration;
  file.forEachChild((node) => {
    if (!ts.isClassDeclaration(node) || node.name.text !== 'JobStandElement') return;
    const comment = ts.getJSDocCommentsAndTags(node)[0].getText();
    const lines = comment
      .replace(/^\/\*\*|\*\/$/g, '')
      .replace(/\n \* {3}/g, ' ')
      .replace(/^ ?\* ?/gm, '');
    const tags = (name, pattern) =>
      [...lines.matchAll(new RegExp(`^@${name} ${pattern}$`, 'gm'))].map(({ groups }) => ({
        ...groups,
      }));
    declaration = {
      kind: 'class',
      name: 'JobStandElement',
      tagName: 'job-stand',
      customElement: true,
      description: lines
        .slice(0, lines.indexOf('\n@'))
        .trim()
        .replace(/\s*\n\s*/g, ' '),
      superclass: { name: 'HTMLElement' },
      attributes: tags('attr', '\\{(?<type>[^}]*)\\} (?<name>\\S+) - (?<description>.*)').map(
        ({ type, ...rest }) => ({
          ...rest,
          type: { text: type },
        }),
      ),
      members: node.members.flatMap((member) => memberOf(member, file)),
      events: tags('fires', '(?<name>\\S+) - (?<description>.*)').map((event) => ({
        ...event,
        type: { text: 'CustomEvent' },
      })),
      slots: tags('slot', '(?<name>\\S+) - (?<description>.*)'),
      cssProperties: [...css.matchAll(/(--job-stand-\S+) {2,}(\S.*?) {2,}(.*)/g)].map(
        ([, name, value, description]) => ({
          name,
          description: description.trim(),
          default: value,
        }),
      ),
      cssParts: css
        .match(/Parts: ([^.]*)/)[1]
        .replace(/\n \*/g, '')
        .trim()
        .split(/\s+/)
        .map((name) => ({ name })),
    };
  });
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'jobstand.mjs',
        declarations: [declaration],
        exports: [
          {
            kind: 'custom-element-definition',
            name: 'job-stand',
            declaration: { name: 'JobStandElement' },
          },
          { kind: 'js', name: 'JobStandElement', declaration: { name: 'JobStandElement' } },
        ],
      },
    ],
  };
}

/** A public property or method with a comment, as a member of the manifest. */
function memberOf(member, file) {
  const name = member.name?.getText();
  const modifiers = (member.modifiers ?? []).map((modifier) => modifier.getText());
  const comment = ts.getJSDocCommentsAndTags(member)[0]?.comment;
  if (!name || name.startsWith('#') || modifiers.includes('static') || !comment) return [];
  const description = `${comment}`.replace(/\s*\n\s*/g, ' ');
  const text = (node) => node?.getText(file) ?? 'void';
  if (ts.isMethodDeclaration(member)) {
    const parameters = member.parameters.map((p) => ({
      name: p.name.getText(),
      type: { text: text(p.type) },
    }));
    return [
      {
        kind: 'method',
        name,
        description,
        parameters,
        return: { type: { text: text(member.type) } },
      },
    ];
  }
  if (!ts.isGetAccessor(member)) return [];
  const set = member.parent.members.some(
    (other) => ts.isSetAccessor(other) && other.name.getText() === name,
  );
  return [
    {
      kind: 'field',
      name,
      description,
      type: { text: text(member.type) },
      ...(!set && { readonly: true }),
    },
  ];
}

/** The reference as Markdown. */
function reference() {
  const { attributes, members, events, slots, cssProperties, cssParts } =
    manifest().modules[0].declarations[0];
  const cell = (text) => text.replaceAll('|', '\\|');
  const table = (head, rows) =>
    [head, head.map(() => '---'), ...rows]
      .map((row) => `| ${row.map((text) => cell(`${text}`)).join(' | ')} |`)
      .join('\n');
  const code = (text) => `\`${text}\``;
  const sign = ({ kind, name, parameters, type, readonly }) =>
    kind === 'method'
      ? code(`${name}(${parameters.map((p) => p.name).join(', ')})`)
      : `${code(name)}${readonly ? ' (read)' : ''}${type.text === 'boolean' ? '' : ''}`;
  return [
    [
      'Attributes',
      table(
        ['name', 'values', 'meaning'],
        attributes.map((a) => [code(a.name), a.type.text, a.description]),
      ),
    ],
    [
      'Properties and methods',
      table(
        ['name', 'meaning'],
        members.map((m) => [sign(m), m.description]),
      ),
    ],
    [
      'Events',
      `They bubble and leave the shadow tree; \`detail\` is as shown.\n\n${table(
        ['name', 'detail and meaning'],
        events.map((e) => [code(e.name), e.description]),
      )}`,
    ],
    [
      'Slots',
      table(
        ['name', 'meaning'],
        slots.map((s) => [code(s.name), s.description]),
      ),
    ],
    [
      'Custom properties',
      table(
        ['name', 'default', 'what for'],
        cssProperties.map((p) => [code(p.name), p.default, p.description]),
      ),
    ],
    ['Parts', cssParts.map(({ name }) => code(name)).join(' ')],
  ]
    .map(([title, text]) => `### ${title}\n\n${text}\n`)
    .join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = fileURLToPath(new URL('README.md', import.meta.url));
  const before = readFileSync(path, 'utf8');
  const after = before.replace(
    /(<!-- reference -->\n)[\s\S]*(<!-- \/reference -->)/,
    (_, start, end) => `${start}\n${reference()}\n${end}`,
  );
  if (!process.argv.includes('--check')) writeFileSync(path, after);
  else if (before !== after) {
    console.error(
      'web/README.md is not what generate-reference.mjs makes: run node web/generate-reference.mjs',
    );
    process.exitCode = 1;
  }
}
