// The command line tool, from outside: files in, files and words out.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, before, beforeEach, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TOOL = join(ROOT, 'dist/bin/jobstand')
const SEED = join(ROOT, '../shared/seed')
const CORPUS = join(ROOT, '../shared/corpora/cds-snc')
const DEMO = join(ROOT, 'web/demo/postings')

let folder

// Runs the tool in the test's own folder.
function jobstand(args, { input, env } = {}) {
  const run = spawnSync(TOOL, args, {
    cwd: folder, input, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000
  })
  assert.equal(run.error, undefined)
  return { code: run.status, out: run.stdout, err: run.stderr }
}

function put(path, content) {
  const file = join(folder, path)
  fs.mkdirSync(join(file, '..'), { recursive: true })
  fs.writeFileSync(file, content)
  return path
}
const posting = (keys, body = 'Text.') => `---\n${keys}\n---\n\n${body}\n`
const text = path => fs.readFileSync(join(folder, path), 'utf8')
const exists = path => fs.existsSync(join(folder, path))
const jobs = (path = 'out/jobs.json') => JSON.parse(text(path)).jobs

// Builds one posting; the tool must be content with it.
function built(content) {
  put('in/a.md', content)
  const run = jobstand(['build', 'in', '-o', 'out'])
  assert.equal(run.code, 0, run.err)
  return jobs()[0]
}

before(() => assert.ok(fs.existsSync(TOOL), `${TOOL} is missing: cmake --build --preset release`))
beforeEach(() => { folder = fs.mkdtempSync(join(tmpdir(), 'jobstand-cli-')) })
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('build', () => {
  test('turns a folder into a feed and says so in one line', () => {
    put('in/b.md', posting('title: "B"'))
    put('in/a.md', posting('title: "A"'))
    put('in/deep/er/c.markdown', posting('title: "C"'))
    const run = jobstand(['build', 'in', '-o', 'out'])
    assert.equal(run.code, 0)
    assert.equal(run.out, '')
    assert.match(run.err, /^3 postings written to out\/jobs\.json \(\d+ B\)\n$/)
    assert.deepEqual(jobs().map(job => job.title), ['A', 'B', 'C'])
  })

  test('leaves out README.md, dot-files and other files, and survives links in a circle', () => {
    put('in/a.md', posting('title: "A"'))
    for (const name of ['README.md', 'readme.md', '.b.md', '.git/c.md', 'd.txt', 'e.md.bak']) put(`in/${name}`, 'nothing')
    fs.symlinkSync('.', join(folder, 'in/loop'))
    fs.symlinkSync('../in', join(folder, 'in/again'))
    fs.symlinkSync('a.md', join(folder, 'in/z.md'))
    const run = jobstand(['build', 'in', '-o', 'out'])
    assert.equal(run.code, 0, run.err)
    assert.equal(jobs().length, 1)
  })

  test('building its own feed again changes no byte, title and home page included', () => {
    put('feed.json', JSON.stringify({
      version: 1, title: 'Jobs [all]', homeUrl: 'https://x.example/',
      jobs: [{ title: 'A', body: '# Hi', timestamp: '2026-03-01' }, { title: 'Ä "b"\\', bodyUrl: 'a.md', featured: 0.25 }]
    }))
    assert.equal(jobstand(['build', 'feed.json', '-o', 'one']).code, 0)
    assert.equal(jobstand(['build', 'one/jobs.json', '-o', 'two']).code, 0)
    assert.equal(text('one/jobs.json'), text('two/jobs.json'))
    assert.match(text('two/jobs.json'), /^\{"version":1,"title":"Jobs \[all\]","homeUrl":"https:\/\/x\.example\/","count":2,/)
  })

  test('writes to standard output for -o -, and reads - from standard input', () => {
    put('a.md', posting('title: "A"'))
    const run = jobstand(['build', 'a.md', '-o', '-'])
    assert.equal(run.code, 0)
    assert.equal(JSON.parse(run.out).jobs[0].title, 'A')
    assert.match(run.err, /1 posting written to standard output/)
    assert.equal(jobstand(['build', '-', '-o', '-'], { input: run.out }).out, run.out)
  })

  test('--name is the company of postings that name none', () => {
    put('in/a.md', posting('title: "A"'))
    put('in/b.md', posting('title: "B"\ncompanyName: "Other"'))
    jobstand(['build', 'in', '-o', 'out', '--name', 'Acme & Söhne'])
    assert.deepEqual(jobs().map(job => job.companyName), ['Acme & Söhne', 'Other'])
  })

  test('merges inputs in order: the first posting of an id stays, the second is named', () => {
    put('in/a.md', posting('id: one\ntitle: "From Markdown"'))
    put('b.json', JSON.stringify([{ id: 'two', title: 'Two' }, { id: 'one', title: 'From JSON' }]))
    const run = jobstand(['build', 'in', 'b.json', '-o', 'out'])
    assert.equal(run.code, 1)
    assert.deepEqual(jobs().map(job => job.title), ['From Markdown', 'Two'])
    assert.match(run.err, /b\.json: warning\[duplicate\]: jobs\[1\] the id "one" is taken by in\/a\.md/)
    assert.match(run.err, /2 postings written .*, 1 duplicate left out\n$/)
    jobstand(['build', 'b.json', 'in', '-o', 'out'])
    assert.deepEqual(jobs().map(job => job.title), ['Two', 'From JSON'])
  })

  test('a duplicate points at the file that came first, past entries that were refused', () => {
    put('in/a.md', posting('location: "no title"'))
    put('in/b.md', posting('title: "B"\nid: x'))
    put('in/c.md', posting('title: "C"\nid: x'))
    const run = jobstand(['build', 'in', '-o', 'out'])
    assert.match(run.err, /in\/c\.md:3:1: warning\[duplicate\]: the id "x" is taken by in\/b\.md\n {2}3 \| id: x\n {4}\| \^/)
  })

  test('equal titles are two postings; a file that is given twice is one', () => {
    put('in/a.md', posting('title: "Same"'))
    put('in/b.md', posting('title: "Same"'))
    assert.equal(jobstand(['build', 'in', 'in/a.md', './in', '-o', 'out']).code, 0)
    assert.deepEqual(jobs().map(job => job.id), ['same', 'same-2'])
  })

  test('an empty folder is a board without openings', () => {
    fs.mkdirSync(join(folder, 'in'))
    const run = jobstand(['build', 'in', '-o', 'out'])
    assert.equal(run.code, 0)
    assert.match(run.err, /note: there are no Markdown files in in\n0 postings written/)
    assert.deepEqual(jobs(), [])
  })

  test('keys that nobody uses are listed once, with the number of files', () => {
    put('in/a.md', posting('title: "A"\nlayout: x'))
    put('in/b.md', posting('title: "B"\nlayout: x\nleverId: y'))
    const run = jobstand(['build', 'in', '-o', 'out'])
    assert.equal(run.code, 0)
    assert.equal(run.err.match(/layout/g).length, 1)
    assert.match(run.err, /^note: keys that Jobstand does not use: layout \(2 files\), leverId \(1 file\)$/m)
    assert.doesNotMatch(text('out/jobs.json'), /layout|leverId/)
  })
})

describe('values', () => {
  test('ids come from addresses of Lever, Greenhouse and Ashby', () => {
    const uuid = '04b9eeb5-31f9-4dc0-8328-cf7d70cb00da'
    for (const [url, id] of [
      [`https://jobs.lever.co/acme/${uuid}`, `lever:acme:${uuid}`],
      [`https://jobs.lever.co/acme/${uuid}/apply`, `lever:acme:${uuid}`],
      ['https://boards.greenhouse.io/acme/jobs/5533471', 'greenhouse:acme:5533471'],
      [`https://jobs.ashbyhq.com/acme/${uuid}`, `ashby:acme:${uuid}`]
    ]) assert.equal(built(posting(`title: "A"\nurl: "${url}"`)).id, id)
  })

  test('a byte order mark, CRLF and no last line end change nothing', () => {
    const plain = posting('title: "A"\nsummary: |\n  one\n  two', 'First.\n\n    code\n\nLast.')
    const expected = built(plain)
    assert.equal(expected.body, 'First.\n\n    code\n\nLast.')
    assert.deepEqual(built('\uFEFF' + plain.replaceAll('\n', '\r\n')), expected)
    assert.deepEqual(built(plain.trimEnd()), expected)
  })

  test('dates are text to YAML and dates to the feed', () => {
    const march = Date.UTC(2026, 2, 1)
    for (const date of ['2026-03-01', '"2026-03-01"', String(march), '2026-03-01T00:00:00Z', '2026-03-01 01:00+01:00']) {
      assert.equal(built(posting(`title: "A"\ntimestamp: ${date}`)).timestamp, march, date)
    }
  })

  test('lists may be written in every form of YAML', () => {
    const tags = ['aws', 'C#']
    for (const list of ['"#aws,#C#"', '[aws, "C#"]', '\n  - aws\n  - "C#"', '\n- aws\n- C#', '["#aws", ~, "C#"]']) {
      assert.deepEqual(built(posting(`title: "A"\nhashtags: ${list}`)).hashtags, tags, list)
    }
    const salary = { min: 45000, max: 52000.5, currency: 'GBP', period: 'year' }
    assert.deepEqual(built(posting('title: "A"\nsalary: {min: 45000, max: 52000.5, currency: gbp, period: year}')).salary, salary)
    assert.deepEqual(built(posting('title: "A"\nworkplace: [remote, On-site]')).workplace, ['remote', 'onsite'])
  })

  test('a key without a value is as good as absent', () => {
    assert.deepEqual(built(posting('title: "A"\nsummary:\nlocation: ~\nbodyUrl: null\nlanguage: Null')),
      { id: 'a', title: 'A', body: 'Text.' })
  })

  test('block texts, quotes and characters beyond the BMP arrive whole', () => {
    const job = built(posting('title: \'It\'\'s "A" 😀\'\nsummary: >\n  one\n  two'))
    assert.equal(job.title, 'It\'s "A" 😀')
    assert.equal(job.summary, 'one two')
  })
})

describe('problems', () => {
  // [name, file, first line of the message]
  const broken = [
    ['no front matter', 'title: x\n', /^in\/a\.md:1:1: error\[front-matter-missing\]: .*\n {2}1 \| title: x\n {4}\| \^\nhelp: make --- the first line/],
    ['nothing at all', '', /^in\/a\.md:1:1: error\[front-matter-missing\]/],
    ['front matter that never ends', '---\ntitle: x\n', /^in\/a\.md:1:1: error\[front-matter-missing\]: .*never closed/],
    ['a quote that never ends', '---\ntitle: "x\nurl: y\n---\n', /^in\/a\.md:2:8: error\[yaml\]: this quote is never closed\n {2}2 \| title: "x\n {4}\| {8}\^/],
    ['a colon in a value', '---\ntitle: A: B\n---\n', /^in\/a\.md:2:9: error\[yaml\].*\n.*\n.*\nhelp: put the whole value in double quotes/],
    ['text after a quote', '---\ntitle: "A" B\n---\n', /^in\/a\.md:2:12: error\[yaml\]/],
    ['a line without a colon', '---\ntitle: a\nnothing\nurl: y\n---\n', /^in\/a\.md:3:1: error\[yaml\]/],
    ['a tab', '---\n\ttitle: a\n---\n', /^in\/a\.md:2:1: error\[yaml\]/],
    ['an anchor', '---\ntitle: &a x\n---\n', /^in\/a\.md:2:8: error\[yaml\]: an anchor/],
    ['an alias', '---\ntitle: *a\n---\n', /^in\/a\.md:2:8: error\[yaml\]: an alias/],
    ['a tag', '---\ntitle: !!str x\n---\n', /^in\/a\.md:2:8: error\[yaml\]: a tag/],
    ['two documents', '---\ntitle: x\n--- y\n---\n', /^in\/a\.md:3:1: error\[yaml\]: .*more than one document/],
    ['a value that starts with stars', '---\ntitle: **x**\n---\n', /^in\/a\.md:2:8: error\[yaml\]: .*\n.*\n.*\nhelp: put the value in double quotes/],
    ['a value that is a comment', '---\ntitle: x\nhashtags: #aws\n---\n', /^in\/a\.md:3:10: error\[yaml\]: # starts a comment/],
    ['a key twice', '---\ntitle: x\ntitle: y\n---\n', /^in\/a\.md:3:1: error\[yaml\]: the key "title" is here twice/],
    ['a list', '---\n- title\n---\n', /^in\/a\.md:2:1: error\[yaml\]/],
    ['a text', '---\ntitle\n---\n', /^in\/a\.md:2:1: error\[yaml\]/],
    ['values too deep', '---\ntitle: x\nd: [[[[[[[[x]]]]]]]]\n---\n', /^in\/a\.md:3:11: error\[yaml\]: .*too deep/],
    ['too much front matter', `---\ntitle: x\ns: ${'a'.repeat(70_000)}\n---\n`, /^in\/a\.md:1:1: error\[yaml\]: .*64 KiB/],
    ['Latin-1', Buffer.from('---\ntitle: caf\xe9\n---\n', 'latin1'), /^in\/a\.md:2:11: error\[encoding\]: this is not UTF-8/],
    ['UTF-16', Buffer.from('\uFEFF---\ntitle: x\n---\n', 'utf16le'), /^in\/a\.md:1:1: error\[encoding\]/],
    ['a NUL in the body', '---\ntitle: x\n---\na\n\0', /^in\/a\.md:5:1: error\[encoding\]: this is a NUL byte/],
    ['two bodies', '---\ntitle: x\nbodyUrl: y\n---\ntext', /^in\/a\.md:3:1: error\[body-twice\]/],
    ['no title', '---\nlocation: x\n---\n', /^in\/a\.md:1:1: error\[posting\]: the posting has no title\nhelp: add a line/]
  ]
  for (const [name, content, expected] of broken) {
    test(`a file with ${name} is named and skipped, and the others are written`, () => {
      put('in/a.md', content)
      put('in/b.md', posting('title: "B"'))
      const run = jobstand(['build', 'in', '-o', 'out'])
      assert.equal(run.code, 1)
      assert.match(run.err, expected)
      assert.match(run.err, /1 posting written to out\/jobs\.json \(\d+ B\), 1 file skipped\n$/)
      assert.deepEqual(jobs().map(job => job.title), ['B'])
    })
  }

  test('a field that cannot be used costs that field, with its line', () => {
    put('in/a.md', posting('title: "A"\ntimestamp: soon\nlocation: "Oslo"\nurl: "javascript:alert(1)"\nworkplace: [moon]'))
    const run = jobstand(['build', 'in', '-o', 'out'])
    assert.equal(run.code, 1)
    assert.match(run.err, /in\/a\.md:3:1: warning\[field\]: "timestamp" is not a date/)
    assert.match(run.err, /in\/a\.md:5:1: warning\[field\]: "url" is not an address/)
    assert.match(run.err, /in\/a\.md:6:1: warning\[field\]: "workplace" has a value that is not known\n.*\n.*\nhelp: use remote, hybrid or onsite/)
    assert.deepEqual(jobs()[0], { id: 'a-oslo', title: 'A', location: 'Oslo', locations: ['Oslo, Norway'], body: 'Text.' })
  })

  test('--strict keeps the old output, byte for byte', () => {
    put('in/a.md', posting('title: "A"'))
    assert.equal(jobstand(['build', 'in', '-o', 'out', '--strict']).code, 0)
    const old = text('out/jobs.json')
    put('in/b.md', posting('title: "B"'))
    put('in/c.md', 'broken')
    const run = jobstand(['build', 'in', '-o', 'out', '--strict'])
    assert.equal(run.code, 1)
    assert.match(run.err, /nothing was written, as --strict says, 1 file skipped/)
    assert.equal(text('out/jobs.json'), old)
    assert.deepEqual(fs.readdirSync(join(folder, 'out')), ['jobs.json'])
  })

  test('a build that loses every posting keeps the old output', () => {
    put('in/a.md', posting('title: "A"'))
    jobstand(['build', 'in', '-o', 'out'])
    const old = text('out/jobs.json')
    put('in/a.md', 'broken')
    assert.equal(jobstand(['build', 'in', '-o', 'out']).code, 1)
    assert.equal(text('out/jobs.json'), old)
  })

  test('feeds that are no JSON or no list are named with line and column', () => {
    put('a.json', '<html>')
    put('b.json', '{"results": 1}')
    put('c.json', '[{"title": "C"}, {"title": "D"')
    const run = jobstand(['build', 'a.json', 'b.json', 'c.json', '-o', 'out'])
    assert.equal(run.code, 1)
    assert.match(run.err, /^a\.json: error\[bad-json\]: the feed is HTML or XML/m)
    assert.match(run.err, /^b\.json: error\[bad-shape\]: .*results/m)
    assert.match(run.err, /^c\.json: error\[posting\]: jobs\[1\] is cut off/m)
    assert.deepEqual(jobs().map(job => job.title), ['C'])
  })

  test('what is wrong between the entries of a feed is no entry\'s fault', () => {
    const cases = [
      ['[{"title": "A"} {"title": "B"}]', /^a\.json: error\[feed\]: a comma is missing or too many$/m, 2],
      ['{"jobs": [{"title": "A"}]', /^a\.json: error\[feed\]: the feed ends early$/m, 1],
      ['[{"title": "A"}] x', /^a\.json: error\[feed\]: something follows the end of the feed$/m, 1],
      ['{"count": 2, "jobs": [{"title": "A"}]}', /^a\.json: error\[feed\]: "count" is more than the feed has$/m, 1]
    ]
    for (const [feed, expected, count] of cases) {
      put('a.json', feed)
      const run = jobstand(['build', 'a.json', '-o', 'out'])
      assert.equal(run.code, 1)
      assert.match(run.err, expected)
      assert.equal(jobs().length, count)
    }
  })

  test('an excerpt cannot command a terminal', () => {
    put('in/a.md', '---\ntitle: "\x1b[2J\u202E" x\n---\n')
    put('in/b\x1b[2J.md', 'broken')
    const run = jobstand(['check', 'in'])
    assert.doesNotMatch(run.err, /[\x00-\x09\x0b-\x1f\u202e]/)
  })

  test('no colours reach a pipe', () => {
    put('in/a.md', 'broken')
    assert.doesNotMatch(jobstand(['check', 'in']).err, /\x1b/)
  })

  test('--json says everything on standard output, and nothing else does', () => {
    put('in/a.md', '---\ntitle: "x\n---\n')
    put('in/b.md', posting('title: "B"\ntimestamp: soon\nlayout: x'))
    const run = jobstand(['build', 'in', '-o', 'out', '--json'])
    assert.equal(run.code, 1)
    assert.equal(run.err, '')
    const report = JSON.parse(run.out)
    assert.equal(report.output, 'out/jobs.json')
    assert.equal(report.bytes, text('out/jobs.json').length)
    assert.equal(report.postings, 1)
    assert.equal(report.files, 2)
    assert.equal(report.report.total, 2)
    assert.equal(report.report.skipped, 1)
    assert.deepEqual(report.report.problems, [
      { index: 0, id: 'b', field: 'timestamp', message: 'is not a date between the years 2000 and 2999' }])
    assert.deepEqual(report.report.ignored, [{ key: 'layout', count: 1 }])
    assert.deepEqual(report.diagnostics.map(d => [d.severity, d.code, d.file, d.line, d.column]), [
      ['error', 'yaml', 'in/a.md', 2, 8], ['warning', 'field', 'in/b.md', 3, 1], ['note', undefined, undefined, undefined, undefined]])
  })
})

describe('check', () => {
  test('says what build would say, and writes nothing', () => {
    put('in/a.md', posting('title: "A"'))
    assert.deepEqual(jobstand(['check', 'in']), { code: 0, out: '', err: '1 posting can be read\n' })
    put('in/b.md', 'broken')
    assert.equal(jobstand(['check', 'in']).code, 1)
    assert.deepEqual(fs.readdirSync(folder), ['in'])
  })
})

describe('usage', () => {
  const cases = [
    ['no command', []], ['an unknown command', ['fly']], ['no input', ['build', '-o', 'out']],
    ['no output', ['build', 'in']], ['an unknown option', ['check', 'in', '--fast']],
    ['an input that is not there', ['build', 'nowhere', '-o', 'out']], ['a feed that is not there', ['find', 'nowhere.json']],
    ['an input of another kind', ['build', 'in/a.txt', '-o', 'out']], ['a file as output', ['build', 'in', '-o', 'in/a.txt']],
    ['a .json as output', ['build', 'in', '-o', 'out.json']], ['two wishes for standard output', ['build', 'in', '-o', '-', '--json']],
    ['a sort that is none', ['find', 'x.json', '--sort', 'size']], ['a limit that is too large', ['find', 'x.json', '--limit', '1001']],
    ['nothing to render', ['render', 'nowhere.md']], ['a folder to render', ['render', 'in']]
  ]
  for (const [name, args] of cases) {
    test(`${name} is exit status 2 with a message`, () => {
      put('in/a.md', posting('title: "A"'))
      put('in/a.txt', 'text')
      const run = jobstand(args)
      assert.equal(run.code, 2)
      assert.match(run.err, /error/)
      assert.equal(run.out, '')
      assert.equal(exists('out'), false)
    })
  }

  test('output that does not arrive is exit status 2, however long it is', { skip: !fs.existsSync('/dev/full') && 'no /dev/full here' }, () => {
    put('jobs.json', JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ title: `Job ${i}`, summary: 'x'.repeat(300) }))))
    put('long.md', 'text\n\n'.repeat(20_000))
    for (const args of [['find', 'jobs.json', '--limit', '1000'], ['find', 'jobs.json', '--limit', '1'], ['find', 'jobs.json', '--limit', '1000', '--json'],
      ['render', 'long.md'], ['build', 'jobs.json', '-o', '-'], ['check', 'jobs.json', '--json']]) {
      const full = fs.openSync('/dev/full', 'w')
      const run = spawnSync(TOOL, args, { cwd: folder, stdio: ['ignore', full, 'pipe'], encoding: 'utf8' })
      fs.closeSync(full)
      assert.equal(run.status, 2, args.join(' '))
      assert.match(run.stderr, /cannot write to standard output/)
    }
  })

  test('a pipe with the name of a Markdown file is not waited for', { skip: process.platform === 'win32' }, () => {
    spawnSync('mkfifo', [join(folder, 'a.md')])
    assert.equal(jobstand(['check', 'a.md']).code, 2)
  })

  test('arguments that are no UTF-8 cannot break the JSON that is printed', { skip: process.platform === 'win32' }, () => {
    put('jobs.json', '[{"title": "A"}]')
    const shell = spawnSync('sh', ['-c', `"$0" find jobs.json --company "$(printf 'a\\377')" --facets --json`, TOOL], { cwd: folder })
    assert.equal(shell.status, 0)
    const page = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(shell.stdout))
    assert.equal(page.facets.company.find(value => value.selected).value, 'a\uFFFD')
  })

  test('an input that is missing keeps the old output, whatever the others are', () => {
    put('in/a.md', posting('title: "A"'))
    put('out/jobs.json', 'old')
    assert.equal(jobstand(['build', 'in', 'nowhere', '-o', 'out']).code, 2)
    assert.equal(text('out/jobs.json'), 'old')
  })

  test('--version and --help are answers, not errors', () => {
    assert.match(jobstand(['--version']).out, /^jobstand \d+\.\d+\.\d+\n$/)
    for (const args of [['--help'], ['build', '--help'], ['find', '--help']]) {
      const run = jobstand(args)
      assert.equal(run.code, 0)
      assert.match(run.out, /Usage/)
    }
  })
})

describe('render', () => {
  test('prints the text without its front matter, and with it for --raw', () => {
    put('a.md', posting('title: "A"', '# Hello\n\n* one\n* two'))
    assert.equal(jobstand(['render', 'a.md']).out, '<h2>Hello</h2>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n')
    assert.match(jobstand(['render', 'a.md', '--raw']).out, /title/)
    assert.equal(jobstand(['render', '-'], { input: '*x*' }).out, '<p><em>x</em></p>\n')
    assert.equal(jobstand(['render', '-'], { input: '---\nno end' }).out, '<hr />\n<p>no end</p>\n')
  })

  test('reads HTML, by name or for --html, and prints plain text for --text', () => {
    put('a.html', '<h1>Hello</h1><p>one<br>two &amp; <b>three</b><table><tr><td><p>4<td>5</table>')
    assert.match(jobstand(['render', 'a.html']).out, /^<h2>Hello<\/h2>\n<p>one<br \/>\ntwo &amp; <strong>three<\/strong><\/p>\n<table>/)
    assert.equal(jobstand(['render', 'a.html', '--text']).out, 'Hello\none\ntwo & three\n4\t5\n')
    assert.equal(jobstand(['render', '-', '--html', '--text'], { input: '<li>*x*' }).out, '*x*\n')
    assert.equal(jobstand(['render', '-', '--text'], { input: '---\ntitle: A\n---\n*x* [y](javascript:z)\n\n* w' }).out, 'x y\nw\n')
  })

  test('links of other schemes are their labels, and markup is text or nothing', () => {
    const hostile = [
      '[a](javascript:alert(1))', '[a](JaVaScRiPt&colon;alert(1))', '[a](data:text/html,x)', '[a](vbscript:x)',
      '[a](&#x6A;avascript:alert(1))', '<javascript:alert(1)>', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>',
      'x <img src=x onerror=alert(1)>', '![a](javascript:alert(1))', '[a](https://x.example/"onmouseover="alert(1))', '<a href="javascript:x">y</a>'
    ]
    const html = jobstand(['render', '-'], { input: hostile.join('\n\n') }).out
    assert.doesNotMatch(html, /<(script|img|iframe)/i)
    for (const [tag] of html.matchAll(/<[a-z][^>]*>/g)) {
      assert.match(tag, /^<(p|a href="https?:[^"\s]*" rel="noopener noreferrer nofollow ugc")>$/)
    }
  })

  test('bytes that are no text have a rendering', () => {
    const run = jobstand(['render', '-'], { input: Buffer.from([0x61, 0xff, 0x00, 0x62]) })
    assert.equal(run.code, 0)
    assert.match(run.out, /^<p>a\uFFFD\uFFFDb<\/p>\n$/)
  })
})

describe('find', () => {
  beforeEach(() => {
    put('jobs.json', JSON.stringify([
      { id: '1', title: 'Gardener', companyName: 'Acme', location: 'Oslo', url: 'https://x.example/1', timestamp: '2026-01-01' },
      { id: '2', title: 'Head gardener', companyName: 'Bolt', location: 'Remote', timestamp: '2026-02-01' },
      { id: '3', title: 'Cook', companyName: 'Acme', body: 'Feeds the gardeners 😀.' }
    ]))
  })
  const ids = (...args) => JSON.parse(jobstand(['find', 'jobs.json', '--json', ...args]).out).hits.map(hit => hit.id)

  test('lists what matches', () => {
    const run = jobstand(['find', 'jobs.json', 'head', 'gard'])
    assert.deepEqual(run, { code: 0, out: '1 of 3 postings\n\nHead gardener\n  Bolt · Remote\n  2\n', err: '' })
    assert.equal(jobstand(['find', 'jobs.json', 'xyzzyx']).out, '0 of 3 postings\n')
  })

  test('options choose: OR within one, AND between', () => {
    assert.deepEqual(ids('--sort', 'newest'), ['2', '1', '3'])
    assert.deepEqual(ids('--company', 'Acme', 'gardener', '--sort', 'newest'), ['1', '3'])
    assert.deepEqual(ids('--company', 'Acme', '--company', 'Bolt', '--workplace', 'remote'), ['2'])
    assert.deepEqual(ids('--sort', 'newest', '--limit', '1', '--offset', '1'), ['1'])
    assert.deepEqual(ids('--limit', '0'), [])
    for (const facet of ['company', 'location', 'workplace', 'employment', 'department', 'category', 'tag', 'seniority', 'language']) {
      assert.deepEqual(ids(`--${facet}`, 'nowhere'), [])
    }
  })

  test('--json is the page in the shape of the web contract', () => {
    const page = JSON.parse(jobstand(['find', 'jobs.json', 'gardener', '--company', 'Acme', '--facets', '--json', '--limit', '1']).out)
    assert.equal(page.total, 2)
    assert.deepEqual(page.hits[0].marks, { title: [[0, 8]] })
    assert.equal(page.hits[0].company, 'Acme')
    assert.deepEqual(page.facets.company, [{ value: 'Acme', count: 2, selected: true }, { value: 'Bolt', count: 1, selected: false }])
    assert.deepEqual(Object.keys(page.facets).length, 11)
    assert.deepEqual(JSON.parse(jobstand(['find', 'jobs.json', '--json']).out).facets, {})
  })

  test('--facets counts what could be chosen', () => {
    assert.match(jobstand(['find', 'jobs.json', '--facets', '--company', 'Acme']).out, /\ncompany: Acme 2 \*, Bolt 1\n/)
  })

  test('a feed that is not whole is searched, and said to be', () => {
    put('bad.json', '[{"title": "A"}, {"location": "B"}]')
    const run = jobstand(['find', 'bad.json'])
    assert.equal(run.code, 0)
    assert.match(run.out, /^1 of 1 postings/)
    assert.match(run.err, /^bad\.json: note: 1 of 2 entries cannot be shown\nhelp: jobstand check bad\.json says why\n$/)
    put('worse.json', 'no')
    assert.equal(jobstand(['find', 'worse.json']).code, 1)
  })
})

describe('real postings', () => {
  test('the demo has no problems and stays the same when built again', () => {
    for (const board of ['company', 'board']) {
      const run = jobstand(['build', join(DEMO, board), '-o', board, '--strict'])
      assert.equal(run.code, 0, run.err)
      assert.equal(jobstand(['build', `${board}/jobs.json`, '-o', `${board}-2`, '--strict']).code, 0)
      assert.equal(text(`${board}/jobs.json`), text(`${board}-2/jobs.json`))
    }
    jobstand(['build', join(DEMO, 'company'), join(DEMO, 'board'), '-o', 'files'])
    jobstand(['build', 'company/jobs.json', 'board/jobs.json', '-o', 'feeds'])
    assert.deepEqual(jobs('files/jobs.json'), jobs('feeds/jobs.json'))
  })

  test('every field of the seed posting is in the feed', { skip: !fs.existsSync(SEED) && 'no ../shared/seed here' }, () => {
    const run = jobstand(['build', SEED, '-o', 'out', '--strict'])
    assert.equal(run.code, 0, run.err)
    const [job] = jobs()
    const [, matter, body] = fs.readFileSync(join(SEED, 'backend-software-engineer.md'), 'utf8').match(/^---\n(.*?)\n---\n(.*)$/s)
    const written = Object.fromEntries(matter.split('\n').map(line => {
      const [, key, value] = line.match(/^(\w+): (.*)$/)
      return [key, JSON.parse(value)]
    }))
    written.hashtags = written.hashtags.split(',').map(tag => tag.slice(1))
    delete written.summaryBackup  // shows only when there is no summary
    for (const [key, value] of Object.entries(written)) assert.deepEqual(job[key], value, key)
    assert.equal(job.body, body.trim())
    assert.equal(job.id, 'lever:vitaminsoftware:04b9eeb5-31f9-4dc0-8328-cf7d70cb00da')
  })

  test('all of a real company\'s files are in the feed or named', { skip: !fs.existsSync(CORPUS) && 'no ../shared/corpora/cds-snc here' }, () => {
    const files = fs.readdirSync(CORPUS).filter(name => name.endsWith('.md') && name !== 'README.md')
    const report = JSON.parse(jobstand(['build', CORPUS, '-o', 'out', '--json']).out)
    assert.equal(report.files, files.length)
    assert.equal(report.postings + report.report.skipped + report.report.duplicates, files.length)
    const named = report.diagnostics.filter(d => d.severity === 'error' || d.code === 'duplicate').length
    assert.equal(named, report.report.skipped + report.report.duplicates)
    assert.equal(jobs().length, report.postings)
    assert.ok(report.postings > files.length / 2)
    jobstand(['build', 'out/jobs.json', '-o', 'again'])
    assert.equal(text('out/jobs.json'), text('again/jobs.json'))
  })
})
