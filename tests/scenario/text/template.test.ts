import { describe, expect, it } from 'vitest';
import { compileScenario, scaffold, type Template, translationTemplate } from '#scenario';

const TEXTS = {
  'scenario.title': 'Two ports',
  'scenario.briefing': 'A page.\n\nOf two paragraphs.',
  'event.fog.name': 'Fog: the “usual”',
};
const none = new Set<string>();

function made(texts: Readonly<Record<string, string>>, before: string | null = null, inPlace = none): Template {
  const file = before === null ? null : { path: 'text.de.yaml', text: before };
  const template = translationTemplate({ language: 'de', texts, inPlace, before: file });
  if (!('missing' in template)) throw new Error(JSON.stringify(template));
  return template;
}

describe('the file of a translation', () => {
  it('holds every text id with the words to be translated, and nothing that counts as translated', () => {
    const { text, missing, translated, stale } = made(TEXTS);
    expect([missing, translated, stale]).toEqual([Object.keys(TEXTS), 0, []]);
    expect(text).toContain(['  #| A page.', '  #|', '  #| Of two paragraphs.', '  # scenario.briefing: ""'].join('\n'));
    expect(text).toContain('text: {}');
  });

  it('keeps what is translated, however it is written, with the comments of the translator', () => {
    const before = [
      '# By hand.',
      'text:',
      '  # Ask the harbour master.',
      '  #| Two ports',
      "  scenario.title: 'Zwei Häfen'",
      '  "scenario.briefing": |',
      '    Eine Seite.',
      '',
      '    Aus zwei Absätzen: sonst nichts.',
    ].join('\n');
    const { text, missing, translated, stale } = made(TEXTS, before);
    expect([missing, translated, stale]).toEqual([['event.fog.name'], 2, []]);
    expect(text.startsWith('# By hand.\ntext:\n')).toBe(true);
    expect(text).toContain('  # Ask the harbour master.\n  #| Two ports\n  scenario.title: "Zwei Häfen"\n');
    expect(text).toContain('  scenario.briefing: "Eine Seite.\\n\\nAus zwei Absätzen: sonst nichts.\\n"\n');
    expect(text).toContain('  #| Fog: the “usual”\n  # event.fog.name: ""\n');
    // Once up to date it stays as it is.
    expect(made(TEXTS, text).text).toBe(text);
  });

  it('marks what has changed since, until the mark is taken away', () => {
    const first = made(TEXTS, 'text:\n  #| Two ports\n  scenario.title: "Zwei Häfen"\n').text;
    const now = { ...TEXTS, 'scenario.title': 'Three ports' };
    const { text, stale } = made(now, first);
    expect(stale).toEqual([{ id: 'scenario.title', why: 'changed', near: '' }]);
    const marked = '  #| Three ports\n  #! Two ports\n  scenario.title: "Zwei Häfen"\n';
    expect(text).toContain(marked);
    expect(made(now, text)).toMatchObject({ text, stale: [{ why: 'changed' }] });
    const mended = text.replace(marked, '  #| Three ports\n  scenario.title: "Drei Häfen"\n');
    expect(made(now, mended)).toMatchObject({ text: mended, stale: [] });
  });

  it('keeps what has gone aside, names what it may be now, and takes it back when it returns', () => {
    const { 'event.fog.name': fog, ...rest } = TEXTS;
    const before = 'text:\n  event.fog.name: "Nebel: der „übliche“"\n';
    const { text, stale, translated } = made({ ...rest, 'event.fogs.name': fog }, before);
    expect([stale, translated]).toEqual([[{ id: 'event.fog.name', why: 'gone', near: 'event.fogs.name' }], 0]);
    expect(text).toContain('  #- event.fog.name: "Nebel: der „übliche“"\n');
    expect(made({ ...rest, 'event.fogs.name': fog }, text).text).toBe(text);
    const back = made(TEXTS, text);
    expect([back.stale, back.translated]).toEqual([[], 1]);
    expect(back.text).toContain('  event.fog.name: "Nebel: der „übliche“"\n');
  });

  it('leaves out what is translated where it stands', () => {
    expect(made(TEXTS, null, new Set(['scenario.title'])).missing).toEqual(['scenario.briefing', 'event.fog.name']);
  });

  it.each([
    ['no YAML', 'text:\n  a: "b\n', 'ET103'],
    ['a list', 'text: [a]\n', 'ET203'],
    ['something else than texts', 'text: { scenario.title: [1] }\n', 'ET203'],
  ])('says where the file is %s, and gives nothing', (_, text, code) => {
    const before = { path: 'text.de.yaml', text };
    const template = translationTemplate({ language: 'de', texts: TEXTS, inPlace: none, before });
    expect(template).toEqual(expect.arrayContaining([expect.objectContaining({ code, file: 'text.de.yaml' })]));
  });

  it('is taken by the compiler at every stage, and complete once all is filled in', () => {
    const files = scaffold('own-table').map((file) =>
      file.path === 'scenario.yaml'
        ? { ...file, text: file.text.replace(/^languages: .*$/m, 'languages: [en, de]') }
        : file,
    );
    const texts = compileScenario(scaffold('own-table')).bundle?.texts.en ?? {};
    const check = (text: string) => compileScenario([...files, { path: 'text.de.yaml', text }]);
    const empty = made(texts).text;
    const { ok, diagnostics } = check(empty);
    expect(ok).toBe(true);
    expect(diagnostics.map(({ code }) => code)).toEqual(['ET601']);
    const full = empty.replace('text: {} #', 'text: #').replace(/^ {2}# (\S+): ""$/gm, '  $1: "auf Deutsch"');
    expect(made(texts, full)).toMatchObject({ missing: [], stale: [], translated: Object.keys(texts).length });
    expect(check(full).diagnostics).toEqual([]);
    expect(check(made(texts, full).text).diagnostics).toEqual([]);
  });
});
