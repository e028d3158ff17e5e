import { describe, expect, it } from 'vitest';
import { type InputFile, readLesson } from '#scenario';
import type { Block, Lesson, Line } from '#view';
import { readScenarioFiles } from '../../tools/scenario-files.ts';
import { curveball, snubSeason } from '../lab/scenarios.ts';

const LESSONS = [
  ['snub-season', snubSeason],
  ['caatsa-curveball', curveball],
] as const;

/** What every lesson must hold, as pages. */
const PAGES = [
  'script-45',
  'script-90',
  'debrief',
  'quiz-notes',
  'rubric',
  'paper',
  'brief',
  'roles/prime-minister',
  'roles/defence',
  'roles/finance',
  'roles/external-affairs',
  'roles/washington',
  'roles/moscow',
  'roles/beijing',
  'forecast',
  'quiz',
  'exit-ticket',
  'concepts',
  'glossary',
  'limits',
];
const CONCEPTS = [
  'Balance of threat',
  'Hedging',
  'Audience costs',
  'Issue linkage',
  'Structural balance',
  'Strategic triangle',
];

function textOf(line: Line): string {
  return line
    .map((part) => (typeof part === 'string' ? part : part.kind === 'code' ? part.text : textOf(part.of)))
    .join('');
}

function blocksIn(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'list') return [block, ...block.items.flatMap(blocksIn)];
    return block.kind === 'quote' ? [block, ...blocksIn(block.blocks)] : [block];
  });
}

describe.each(LESSONS)('the lesson of %s', (id, scenario) => {
  const { lesson, diagnostics } = readLesson(readScenarioFiles(`scenarios/${id}`), scenario().bundle);
  const page = (name: string): Lesson['pages'][number] => {
    const found = lesson?.pages.find((one) => one.id === name);
    if (!found) throw new Error(`There is no page ${name}.`);
    return found;
  };

  it('has no link, page or key that leads nowhere', () => {
    expect(diagnostics).toEqual([]);
  });

  it('has every page a teacher is promised', () => {
    expect(lesson?.pages.map((one) => one.id)).toEqual(PAGES);
  });

  it.each([45, 90])('has a script that leaves none of its %i minutes out', (minutes) => {
    const rows = page(`script-${minutes}`).blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    const spans = rows.map(([first]) =>
      /^(\d+)–(\d+)$/
        .exec(textOf(first ?? []))
        ?.slice(1)
        .map(Number),
    );
    expect(spans[0]?.[0]).toBe(0);
    expect(spans.at(-1)?.[1]).toBe(minutes);
    spans.forEach((span, place) => {
      if (place > 0) expect(span?.[0]).toBe(spans[place - 1]?.[1]);
    });
  });

  it('links each of the six concepts to play', () => {
    const { blocks, notes } = page('concepts');
    const heads = blocks.flatMap((block) => (block.kind === 'heading' ? [textOf(block.line)] : []));
    expect(heads).toEqual(CONCEPTS);
    expect(notes.length).toBeGreaterThanOrEqual(CONCEPTS.length);
    heads.forEach((_, place) => {
      const starts = blocks.flatMap((block, at) => (block.kind === 'heading' ? [at] : []));
      const own = blocks.slice(starts[place], starts[place + 1]);
      const links = own.flatMap((block) => (block.kind === 'paragraph' ? block.line : [])).length;
      expect(links, heads[place]).toBeGreaterThan(1);
    });
  });

  it('asks five questions with four answers each, and explains each', () => {
    const lists = page('quiz').blocks.filter((block) => block.kind === 'list');
    expect(lists.map(({ items }) => items.length)).toEqual([4, 4, 4, 4, 4]);
    const table = page('quiz-notes').blocks.find((block) => block.kind === 'table');
    expect(table?.rows.map(([number, letter]) => [textOf(number ?? []), /^[A-D]$/.test(textOf(letter ?? []))])).toEqual(
      ['1', '2', '3', '4', '5'].map((number) => [number, true]),
    );
  });

  it('gives every role four private goals to be ticked', () => {
    for (const { id: name, blocks } of lesson?.pages.filter((one) => one.id.startsWith('roles/')) ?? []) {
      const tables = blocks.filter((block) => block.kind === 'table');
      expect(
        tables.map(({ rows }) => rows.length),
        name,
      ).toEqual([4]);
    }
  });

  it('explains every thing it points to in words', () => {
    for (const { id: name, notes } of lesson?.pages ?? [])
      for (const note of notes) expect(note.name, `${name}: ${note.key}`).not.toBe('');
  });

  it('has questions for many courses of a game, and some for every one', () => {
    const debrief = lesson?.debrief ?? [];
    expect(debrief.length).toBeGreaterThanOrEqual(25);
    expect(debrief.filter(({ when }) => when.length === 0).length).toBeGreaterThanOrEqual(3);
    for (const concept of CONCEPTS)
      expect(
        debrief.some((question) => question.concept === concept),
        concept,
      ).toBe(true);
  });

  it('names no living person', () => {
    const words = JSON.stringify(lesson);
    expect(
      words.match(/\b(Modi|Trump|Putin|Xi Jinping|Biden|Lavrov|Jaishankar|Erdogan|Erdoğan|Pompeo|Mattis)\b/g),
    ).toBeNull();
  });

  it('is text and nothing else', () => {
    const lines = (lesson?.pages ?? []).flatMap(({ blocks }) => blocksIn(blocks));
    expect(lines.length).toBeGreaterThan(200);
    expect(JSON.stringify(lesson)).not.toMatch(/<\/?[a-z]|javascript:/i);
  });
});

/** What is told of a lesson, but what it lacks; with the part of the line that is meant. */
function told(files: Readonly<Record<string, string>>, bundle = curveball().bundle as typeof NO_BUNDLE): string[] {
  const list: InputFile[] = Object.entries(files).map(([file, text]) => ({ path: `lesson/${file}`, text }));
  return readLesson([{ path: 'scenario.yaml', text: '' }, ...list], bundle)
    .diagnostics.filter(({ code }) => code !== 'ET706')
    .map(({ code, file, line, column, endLine, endColumn, message, hint }) => {
      const text = files[file.slice('lesson/'.length)]?.split('\n')[line - 1] ?? '';
      const meant = endLine === line ? text.slice(column - 1, endColumn - 1) : text.slice(column - 1);
      return `${code} ${file.slice('lesson/'.length)}:${line} <${meant}> ${message} ${hint}`.trim();
    });
}
const NO_BUNDLE: ReturnType<typeof curveball>['bundle'] | null = null;
const NO_QUESTIONS = { 'debrief.yaml': 'questions: []\n' };

describe('a lesson with faults', () => {
  it('is told all of them at once, by file and place, with what may have been meant', () => {
    const files = {
      'contents.yaml':
        'pages:\n  - { page: one, for: teacher }\n  - { page: strey, for: student }\n  - { page: one, for: everyone }\n',
      'debrief.yaml':
        'questions:\n  - { id: a, because: "{quarter}", ask: b, when: [event.nothing, event.viruss] }\n  - { id: a, because: "In {quarter}.", ask: b }\n',
      'one.md': '# One\n\n[a](two.md) [b](play:event.viruss)\n\n<b>bold</b>\n\n[c](ftp://x) &amp;\n',
      'stray.md': '# Stray\n',
    };
    expect(told(files)).toEqual([
      'ET701 contents.yaml:1 <pages> The page “stray” is not listed. Add { page: stray, for: everyone }, or take lesson/stray.md away.',
      'ET701 contents.yaml:3 <strey> There is no page “strey”. Did you mean “stray”?',
      'ET302 contents.yaml:4 <one> The page “one” is listed twice. Keep one of the lines.',
      expect.stringMatching(
        /^ET704 debrief.yaml:2 <event.nothing> Nothing that can happen is called “event.nothing”. There are event\./,
      ),
      'ET704 debrief.yaml:2 <event.viruss> Nothing that can happen is called “event.viruss”. Did you mean “event.virus”?',
      'ET302 debrief.yaml:3 <a> The question “a” is there twice. Rename one.',
      expect.stringMatching(
        /^ET704 debrief.yaml:3 <"In {quarter}."> It names a quarter and waits for nothing. Say in “when”/,
      ),
      'ET703 one.md:3 <two.md> There is no page “two”. Addresses are relative to the page they stand in.',
      'ET703 one.md:3 <play:event.viruss> Nothing in the scenario is called “event.viruss”. Did you mean “event.virus”?',
      expect.stringMatching(/^ET702 one.md:5 <<b>> The lesson reader has no “html”: <b> /),
      expect.stringMatching(/^ET702 one.md:5 <<\/b>> The lesson reader has no “html”: <\/b> /),
      expect.stringMatching(/^ET703 one.md:7 <ftp:\/\/x> “ftp:\/\/x” is neither a page/),
      'ET702 one.md:7 <&amp;> Character references are not read: &amp; Write the character itself.',
    ]);
  });

  it('is told once of front matter, and once of what a file of the scenario would hold that is not there', () => {
    const contents = { 'contents.yaml': 'pages: [{ page: one, for: teacher }]\n', ...NO_QUESTIONS };
    const front = '---\ntitle: One\n---\n\n# One\n\n<b>bold\n';
    expect(told({ ...contents, 'one.md': front })).toEqual([
      expect.stringMatching(/^ET702 one.md:1 <---> A page of a lesson has no front matter\. Begin with its title/),
      expect.stringMatching(/^ET702 one.md:7 <<b>> The lesson reader has no “html”/),
    ]);
    const { bundle } = curveball();
    const isOfEvent = (key: string): boolean => key.startsWith('event.');
    const texts = Object.fromEntries(Object.entries(bundle.texts.en ?? {}).filter(([key]) => !isOfEvent(key)));
    const without = { ...bundle, texts: { en: texts }, ruleset: { ...bundle.ruleset, events: [], seatGames: [] } };
    const page = '# One\n\n[a](play:event.virus) [b](play:event.contract-signed) [c](play:decision.none)\n';
    const questions = 'questions:\n  - { id: a, because: b, ask: c, when: [event.virus, event.contract-signed] }\n';
    expect(told({ ...contents, 'debrief.yaml': questions, 'one.md': page }, without)).toEqual([
      expect.stringMatching(/^ET70[34] .* The scenario has nothing of the kind: is its events\.yaml missing\?$/),
      expect.stringMatching(/^ET703 one.md:3 <play:decision.none> Nothing in the scenario is called “decision.none”/),
    ]);
  });

  it('is told of questions for seats that nobody takes, and of what is asked of nobody', () => {
    const files = {
      'contents.yaml': 'pages: [{ page: one, for: teacher }]\n',
      'one.md': '# One\n',
      'debrief.yaml': [
        'questions:',
        '  - { id: a, because: b, ask: c, seats: [idnia] }',
        '  - { id: b, because: b, ask: c, seats: [india], elsewhere: true }',
        '  - { id: c, because: b, ask: c, elsewhere: { because: "Late, in {quarter}." } }',
        '  - { id: d, because: b, ask: c, elsewhere: { ask: d } }',
        '',
      ].join('\n'),
    };
    expect(told(files)).toEqual([
      'ET704 debrief.yaml:2 <idnia> No game is played from the seat “idnia”. Did you mean “india”?',
      'ET704 debrief.yaml:3 <elsewhere> A question for some seats is asked of no other. Leave out “elsewhere”, or “seats”.',
      expect.stringMatching(/^ET704 debrief.yaml:4 <"Late, in {quarter}."> It names a quarter and waits for nothing./),
    ]);
  });

  it('is told that pages go without their ending', () => {
    const files = {
      'contents.yaml': 'pages: [{ page: one.md, for: teacher }]\n',
      'one.md': '# One\n',
      ...NO_QUESTIONS,
    };
    expect(told(files)).toEqual([
      'ET701 contents.yaml:1 <one.md> There is no page “one.md”. Pages are named without “.md”: “one”.',
    ]);
  });

  it('is told where its data cannot be read, and what is wrong with its shape', () => {
    const files = {
      'contents.yaml': 'pages:\n  - { page: one, for: pupils }\n  - { page: two, fro: teacher }\n',
      'one.md': '# One\n',
      'two.md': '# Two\n',
      'debrief.yaml': 'questions: []\nquestions: []\n',
    };
    expect(told(files).map((line) => line.replace(/ [A-Z“].*/, ''))).toEqual([
      'ET104 debrief.yaml:2 <questions>',
      'ET204 contents.yaml:2 <pupils>',
      'ET201 contents.yaml:3 <fro>',
    ]);
  });

  it('is told what a page lacks', () => {
    const files = {
      'contents.yaml': 'pages: [{ page: roles/one, for: everyone }]\n',
      'roles/one.md': 'No title\n\n```\ncode\n```\n\n[up](../roles/one.md) [out](../../x.md) [up](../one.md)\n',
      ...NO_QUESTIONS,
    };
    expect(told(files).map((line) => line.replace(/\. .*/, ''))).toEqual([
      'ET702 roles/one.md:1 <N> A page begins with its title: “# Title”',
      expect.stringMatching(/^ET702 roles\/one.md:3 <```> The lesson reader has no “code”: ```/),
      'ET703 roles/one.md:7 <../../x.md> There is no page “../../x.md”',
      'ET703 roles/one.md:7 <../one.md> There is no page “one”',
    ]);
  });

  it('is told where the minutes of a script do not add up', () => {
    const script = (rows: readonly string[]) => ({
      'contents.yaml': 'pages: [{ page: script-45, for: teacher }]\n',
      'script-45.md': `# Script\n\n| Minute | You |\n|---|---|\n${rows.map((row) => `| ${row} | x |\n`).join('')}`,
      ...NO_QUESTIONS,
    });
    const of = (...rows: readonly string[]): string[] =>
      told(script(rows)).map((line) => line.replace('script-45.md:', ''));
    expect(of('0–5', '5–45')).toEqual([]);
    expect(of('0-5', '6–45')).toEqual(['ET705 6 <6–45> The row before ends at 5, this begins at 6. Begin it at 5.']);
    expect(of('0–5', '5–3', '3–45')).toEqual([
      'ET705 6 <5–3> “5–3” ends before it has begun. Write the earlier minute first.',
    ]);
    expect(of('1–5', 'then', '5–45')).toEqual([
      'ET705 5 <1–5> The lesson begins at 0, this begins at 1. Begin it at 0.',
      'ET705 6 <then> “then” is no span of minutes. Write it as “5–10”.',
    ]);
    expect(of('0–5', '5–40')).toEqual([
      'ET705 6 <5–40> The script is one of 45 minutes and ends at 40. Change the minutes or its name.',
    ]);
    expect(of('soon')).toEqual([expect.stringMatching(/^ET705 1 <> The script does not tell its 45 minutes\./)]);
  });

  it('is told which parts of a whole lesson it lacks, as a warning', () => {
    const files = {
      'contents.yaml': 'pages: [{ page: brief, for: everyone }]\n',
      'brief.md': '# Brief\n',
      ...NO_QUESTIONS,
    };
    const list = Object.entries(files).map(([file, text]) => ({ path: `lesson/${file}`, text }));
    const { lesson, diagnostics } = readLesson(list, curveball().bundle);
    expect(lesson?.pages.map(({ id }) => id)).toEqual(['brief']);
    const missing = diagnostics.map(({ code, severity, hint }) => `${code} ${severity} ${hint}`);
    expect(missing).toHaveLength(12);
    for (const page of ['script-45', 'roles/<role>', 'quiz-notes', 'limits'])
      expect(missing).toContain(`ET706 warning Write lesson/${page}.md and list it.`);
  });

  it('is looked at as far as it goes when the scenario has errors', () => {
    const files = {
      'contents.yaml': 'pages: [{ page: one, for: teacher }]\n',
      'one.md': '# One\n\n[a](play:decision.nothing) [b](gone.md)\n',
      'debrief.yaml': 'questions: [{ id: a, because: b, ask: c, when: [event.nothing] }]\n',
    };
    expect(told(files, null)).toEqual([expect.stringContaining('There is no page “gone”.')]);
  });

  it('is held to its size', () => {
    const files = {
      'contents.yaml': 'pages: [{ page: one, for: teacher }]\n',
      'one.md': `# One\n\n${'x'.repeat(300_000)}`,
      ...NO_QUESTIONS,
    };
    expect(told(files)).toEqual([expect.stringMatching(/^ET101 one.md:1 .*The file has 293 kB; 256 kB is the limit/)]);
    const many = Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`p${n}.md`, `# P\n\n${'x'.repeat(250_000)}`]));
    expect(told({ ...files, ...many })).toEqual([expect.stringMatching(/^ET102 one.md:1 .*1024 kB is the limit/)]);
    const heap = Object.fromEntries(Array.from({ length: 64 }, (_, n) => [`p${n}.md`, '# P\n']));
    expect(told({ ...files, ...heap })).toEqual([expect.stringMatching(/^ET102 .*66? files|67 files/)]);
  });

  it('is refused, not broken, whatever stands in a page', () => {
    for (const text of [
      '',
      '\0',
      '# \ufffd\n',
      `# A\n\n${'> '.repeat(20_000)}x`,
      '# A\n\n![x](y)\n\n[x]: y\n',
      '# A \u202e\n',
    ]) {
      const files = { 'contents.yaml': 'pages: [{ page: one, for: teacher }]\n', 'one.md': text, ...NO_QUESTIONS };
      expect(told(files).length, JSON.stringify(text.slice(0, 20))).toBeGreaterThan(0);
    }
  });

  it('calls a page by the words of its title, without their marks', () => {
    const one = '# *One* \\& **two**, by the `book`: "it\'s" [here](https://example.org)\r\n\r\nText.\r\n';
    const list = Object.entries({
      'contents.yaml': 'pages: [{ page: one, for: teacher }]\n',
      'one.md': one,
      ...NO_QUESTIONS,
    });
    const files = list.map(([file, text]) => ({ path: `a/lesson/${file}`, text }));
    const { lesson, diagnostics } = readLesson([{ path: 'a/scenario.yaml', text: '' }, ...files], curveball().bundle);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(lesson?.pages.map(({ title }) => title)).toEqual(['One & two, by the book: “it’s” here']);
  });

  it('is none where nothing is written, and misses its list where something is', () => {
    expect(readLesson([{ path: 'scenario.yaml', text: '' }], curveball().bundle)).toEqual({
      lesson: null,
      diagnostics: [],
    });
    expect(told({ 'brief.md': '# Brief\n' })).toEqual([
      expect.stringMatching(/^ET701 brief.md:1 <> The lesson has no contents.yaml. List the pages there/),
    ]);
  });
});
