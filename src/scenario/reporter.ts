import { CODES, type Code, type Diagnostic, type Severity } from './diagnostics.ts';
import { printable } from './read/control.ts';
import { LIMITS } from './read/limits.ts';
import { lineAndColumn, type Positions, type SourceFile, type Span, type Spot } from './read/positions.ts';
import { spanWithin } from './read/scalar.ts';

/** Collects the problems of one compilation. */
export class Reporter {
  readonly diagnostics: Diagnostic[] = [];
  private readonly seen = new Set<string>();
  private readonly toldOf = new Set<string>();
  private readonly filled = new WeakSet<object>();
  private readonly doubled = new WeakSet<object>();
  private readonly errorsIn = new Map<string, number>();
  private readonly warningsIn = new Map<string, number>();
  readonly positions: Positions;

  constructor(positions: Positions) {
    this.positions = positions;
  }

  get hasErrors(): boolean {
    return this.diagnostics.some((d) => d.severity === 'error');
  }

  /** Whether no more errors are told of the file that something stands in: to look for them would be in vain. */
  isFull(of: object): boolean {
    const path = this.positions.get(of)?.file.path;
    return path !== undefined && (this.errorsIn.get(path) ?? 0) >= LIMITS.perFile;
  }

  /** Something stands in it for what is missing, so that nothing is said of its meaning. */
  markFilled(holder: object): void {
    this.filled.add(holder);
  }

  /** Its id is that of something else, which has been reported; the ids that follow from it are not worth a word. */
  markDoubled(holder: object): void {
    this.doubled.add(holder);
  }

  /** Whether something, or what it stands in, was marked by {@link markDoubled}. */
  isDoubled(holder: object): boolean {
    for (let each: object | null | undefined = holder; each; each = this.positions.get(each)?.parent) {
      if (this.doubled.has(each)) return true;
    }
    return false;
  }

  /** Whether it is the first word on something of which one is enough. */
  isFirst(subject: string): boolean {
    if (this.toldOf.has(subject)) return false;
    this.toldOf.add(subject);
    return true;
  }

  /** A problem with something that was parsed. */
  at(spot: Spot, code: Code, message: string, hint = ''): void {
    if (code.startsWith('ET5') && this.filled.has(spot.of)) return;
    const container = this.positions.get(spot.of);
    if (!container) throw new Error(`No place is known for: ${message}`);
    const entry = spot.key === undefined ? undefined : container.entries.get(String(spot.key));
    let span = container.span;
    if (entry) span = spot.part === 'key' ? (entry.key ?? entry.value) : entry.value;
    if (entry?.scalar && spot.within) span = spanWithin(container.file.text, entry.scalar, spot.within);
    this.inFile(container.file, span, code, message, hint, this.positions.pathOf(spot));
  }

  /** A problem with a file as a whole. */
  atFile(path: string, code: Code, message: string, hint = ''): void {
    this.inFile({ path, text: '', lineStarts: [0] }, { start: 0, end: 0 }, code, message, hint);
  }

  /** A problem with characters of a file. */
  inFile(file: SourceFile, span: Span, code: Code, message: string, hint = '', path = ''): void {
    const severity: Severity = CODES[code];
    const { line, column } = lineAndColumn(file, span.start);
    const end = lineAndColumn(file, Math.max(span.end, span.start));
    const key = `${code} ${file.path} ${line} ${column} ${message}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    // Each kind has room of its own: a crowd of warnings must not hide an error.
    const counts = severity === 'error' ? this.errorsIn : this.warningsIn;
    const count = (counts.get(file.path) ?? 0) + 1;
    counts.set(file.path, count);
    if (count > LIMITS.perFile) return;
    this.diagnostics.push({
      code,
      severity,
      file: file.path,
      line,
      column,
      endLine: end.line,
      endColumn: end.column,
      path: printable(path),
      message: printable(message),
      hint: printable(hint),
    });
  }

  /** Takes out what fits and gives how many there were. */
  removeWhere(fits: (diagnostic: Diagnostic) => boolean): number {
    const kept = this.diagnostics.filter((diagnostic) => !fits(diagnostic));
    const count = this.diagnostics.length - kept.length;
    this.diagnostics.splice(0, this.diagnostics.length, ...kept);
    return count;
  }

  /** What keeps a file from being read at all first; then by file in the order given and by place. */
  sorted(files: readonly string[]): Diagnostic[] {
    const order = new Map(files.map((path, index) => [path, index]));
    return [...this.diagnostics].sort(
      (a, b) =>
        Number(isOfWholeFile(b)) - Number(isOfWholeFile(a)) ||
        (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) ||
        a.line - b.line ||
        a.column - b.column ||
        (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
    );
  }
}

/** Whether much else may only follow from it. */
function isOfWholeFile({ code }: Diagnostic): boolean {
  return code.startsWith('ET1') || code === 'ET207' || code === 'ET209' || code === 'ET309';
}
