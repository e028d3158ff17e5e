import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COEFFICIENTS } from '#engine';

/** The row of docs/model.md for a coefficient. */
function row(c: (typeof COEFFICIENTS)[number]): string {
  return `| \`${c.id}\` | ${c.value} | ${c.range[0]} – ${c.range[1]} | ${c.unit} | ${c.source} | ${c.confidence} | ${c.text} |`;
}

describe('coefficients', () => {
  it('lie in their ranges and name a source', () => {
    for (const c of COEFFICIENTS) {
      expect(c.value, c.id).toBeGreaterThanOrEqual(c.range[0]);
      expect(c.value, c.id).toBeLessThanOrEqual(c.range[1]);
      expect(c.source, c.id).not.toBe('');
    }
    expect(new Set(COEFFICIENTS.map((c) => c.id)).size).toBe(COEFFICIENTS.length);
  });

  it('stand in docs/model.md as they are', () => {
    const page = readFileSync('docs/model.md', 'utf8');
    const table = page.slice(page.indexOf('## Coefficients'));
    const rows = table.split('\n').filter((l) => l.startsWith('| `'));
    expect(rows).toEqual(COEFFICIENTS.map(row));
  });

  it('cite only sources that docs/model.md lists', () => {
    const page = readFileSync('docs/model.md', 'utf8');
    const listed = page.slice(page.indexOf('## Sources'), page.indexOf('## Coefficients'));
    for (const { id, source } of COEFFICIENTS) {
      if (source !== 'design choice') expect(listed, id).toContain(`| \`${source}\` |`);
    }
  });

  it('keep κ/λ at or below 0.4, so that balance never outruns habit', () => {
    const value = (id: string) => COEFFICIENTS.find((c) => c.id === id)?.value ?? Number.NaN;
    expect(value('kappa') / value('lambda')).toBeLessThanOrEqual(0.4);
  });
});
