import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Block, Lesson, Line } from '#view';
import { readLesson } from '../../tools/lesson/read.ts';
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
  const { lesson, problems } = readLesson(`scenarios/${id}`, scenario().bundle);
  const page = (name: string): Lesson['pages'][number] => {
    const found = lesson?.pages.find((one) => one.id === name);
    if (!found) throw new Error(`There is no page ${name}.`);
    return found;
  };

  it('has no link, page or key that leads nowhere', () => {
    expect(problems).toEqual([]);
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

describe('a lesson with faults', () => {
  let folder: string;
  const write = (file: string, text: string): void => {
    const path = join(folder, 'lesson', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'every-table-lesson-'));
    write('debrief.yaml', 'questions: []\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const told = (): string[] =>
    readLesson(folder, curveball().bundle).problems.map(({ file, line, message }) => `${file}:${line} ${message}`);

  it('is told all of them at once, by file and line', () => {
    write('contents.yaml', 'pages: [{ page: one, for: teacher }, { page: gone, for: student }]\n');
    write('one.md', '# One\n\n[a](two.md) [b](play:decision.nothing)\n\n<b>bold</b>\n\n[c](ftp://x) &amp;\n');
    write('stray.md', '# Stray\n');
    write(
      'debrief.yaml',
      'questions:\n  - { id: a, because: "{quarter}", ask: b, when: [event.nothing] }\n  - { id: a, because: "{quarter}", ask: b }\n',
    );
    expect(told()).toEqual([
      'lesson/contents.yaml:1 It does not list “stray”.',
      'lesson/one.md:3 There is no page “two”.',
      'lesson/one.md:3 Nothing in the scenario is called “decision.nothing”.',
      'lesson/one.md:5 The lesson reader has no “html”: <b>',
      'lesson/one.md:5 The lesson reader has no “html”: </b>',
      'lesson/one.md:7 “ftp://x” is neither a page (….md), nor https://…, nor play:….',
      'lesson/one.md:7 Write the character itself instead of &amp;.',
      'lesson/contents.yaml:1 There is no page “gone”.',
      'lesson/debrief.yaml:1 The question “a” is there twice.',
      'lesson/debrief.yaml:1 Question “a”: nothing that can happen is called “event.nothing”.',
      'lesson/debrief.yaml:1 Question “a” names a quarter and waits for nothing.',
    ]);
  });

  it('is told that pages go without their ending', () => {
    write('contents.yaml', 'pages: [{ page: one.md, for: teacher }]\n');
    write('one.md', '# One\n');
    expect(told().join('\n')).toContain('Pages are named without “.md”: “one”.');
  });

  it('is told where its data cannot be read', () => {
    write('contents.yaml', 'pages:\n  - { page: one, for: teacher\n');
    write('debrief.yaml', 'questions: []\nquestions: []\n');
    expect(told()).toEqual([
      expect.stringMatching(/^lesson\/contents\.yaml:[23] /),
      expect.stringMatching(/^lesson\/debrief\.yaml:2 .*unique/),
    ]);
  });

  it('is told what a page lacks', () => {
    write('contents.yaml', 'pages: [{ page: roles/one, for: everyone }]\n');
    write('roles/one.md', 'No title\n\n```\ncode\n```\n\n[up](../roles/one.md)\n');
    expect(told()).toEqual([
      'lesson/roles/one.md:1 A page begins with its title: “# Title”.',
      'lesson/roles/one.md:3 The lesson reader has no “code”: ```\ncode\n```',
    ]);
  });

  it('calls a page by the words of its title, without their marks', () => {
    write('contents.yaml', 'pages: [{ page: one, for: teacher }]\n');
    write('one.md', '# *One* \\& **two**, by the `book`: "it\'s" [here](https://example.org)\n\nText.\n');
    const { lesson, problems } = readLesson(folder, curveball().bundle);
    expect(problems).toEqual([]);
    expect(lesson?.pages.map(({ title }) => title)).toEqual(['One & two, by the book: “it’s” here']);
  });

  it('is none where there is no list of pages', () => {
    rmSync(join(folder, 'lesson'), { recursive: true });
    expect(readLesson(folder, curveball().bundle)).toEqual({ lesson: null, problems: [] });
  });
});
