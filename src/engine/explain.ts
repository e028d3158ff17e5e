import { deriveAll } from './derive.ts';
import { scopeOf } from './draft.ts';
import { RulesetError, type Scope } from './expression.ts';
import { compareTexts } from './order.ts';
import type { Cause, LedgerLine, Ruleset, TurnReport } from './types.ts';

/**
 * Why a variable moved in a turn, largest first. For a stock the causes are its ledger lines, gathered by cause and
 * actor. A derived value (readiness, autonomy, risk, energy cost …) is computed again after each ledger line in turn, or
 * after several of one cause that follow one another; the cause answers for the difference they make. Either way the
 * deltas sum to after − before exactly.
 * @throws RulesetError when there is no such variable.
 */
export function explain(ruleset: Ruleset, report: TurnReport, variable: string): Cause[] {
  const { symbols } = ruleset;
  const slot = symbols.slots.get(variable);
  const spec = slot === undefined ? undefined : symbols.specs[slot];
  if (slot === undefined || !spec) throw new RulesetError(`No variable is called "${variable}".`);
  const lines = spec.derived
    ? derivedLines(ruleset, report, slot, spec.stage)
    : report.ledger.filter((l) => l.variable === spec.name);
  return gather(lines);
}

function gather(lines: readonly (LedgerLine | Cause)[]): Cause[] {
  const byCause = new Map<string, { cause: string; actor?: string; text?: string; delta: number }>();
  for (const line of lines) {
    const key = `${line.cause}|${line.actor ?? ''}`;
    const had = byCause.get(key);
    if (had) had.delta += line.delta;
    else {
      byCause.set(key, {
        cause: line.cause,
        delta: line.delta,
        ...(line.actor === undefined ? {} : { actor: line.actor }),
        ...(line.text === undefined ? {} : { text: line.text }),
      });
    }
  }
  return [...byCause.values()]
    .filter((c) => c.delta !== 0)
    .sort(
      (a, b) =>
        Math.abs(b.delta) - Math.abs(a.delta) || compareTexts(a.cause, b.cause) || compareTexts(a.actor, b.actor),
    );
}

function derivedLines(ruleset: Ruleset, report: TurnReport, slot: number, stage: number): Cause[] {
  const { before, after, ledger } = report;
  const { symbols } = ruleset;
  const v = before.values.slice();
  const scope: Scope = { ...scopeOf(after), v };
  const compute = (): number => {
    deriveAll(ruleset, after.doctrine, scope, stage);
    return v[slot] as number;
  };
  const out: Cause[] = [];
  let last = before.values[slot] as number;
  // History, programmes and crises moved on by themselves: conditions that read them count under the calendar.
  const moved = compute();
  if (moved !== last) out.push({ cause: 'model.calendar', delta: moved - last });
  last = moved;
  for (const [index, line] of ledger.entries()) {
    const at = symbols.slots.get(line.variable) as number;
    v[at] = (v[at] as number) + line.delta;
    // Lines of one cause that follow one another answer for the difference together, as they are gathered in the end.
    const following = ledger[index + 1];
    if (following?.cause === line.cause && following.actor === line.actor) continue;
    const next = compute();
    if (next !== last) {
      out.push({ cause: line.cause, delta: next - last, ...(line.actor === undefined ? {} : { actor: line.actor }) });
    }
    last = next;
  }
  return out;
}
