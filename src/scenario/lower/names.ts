import type { Assembled } from '../assemble.ts';
import type { Reporter } from '../reporter.ts';
import { UNREAD } from '../shape.ts';

import type { Section } from '../source/scenario.ts';
import { didYouMean, noneOf } from '../suggest.ts';

/** Kinds of things that are referred to by id. */
export type NameKind =
  | 'actor'
  | 'ladder'
  | 'instrument'
  | 'threat'
  | 'arms supplier'
  | 'domain'
  | 'programme'
  | 'oil supplier'
  | 'event'
  | 'crisis'
  | 'source';

const SECTION_OF: Readonly<Record<NameKind, Section>> = {
  actor: 'actors',
  ladder: 'actors',
  instrument: 'actors',
  threat: 'threats',
  'arms supplier': 'suppliers',
  domain: 'domains',
  programme: 'programmes',
  'oil supplier': 'oil',
  event: 'events',
  crisis: 'crises',
  source: 'sources',
};

/** Every id of a scenario, and the check that a reference meets one. */
export class Names {
  /** Ids by kind; ladders and instruments as `us.displeasure`. */
  readonly ids: Readonly<Record<NameKind, ReadonlySet<string>>>;
  private readonly assembled: Assembled;
  private readonly reporter: Reporter;

  /** @param source in place of the assembled one, where more may be referred to */
  constructor(assembled: Assembled, reporter: Reporter, source: Assembled['source'] = assembled.source) {
    this.assembled = assembled;
    this.reporter = reporter;
    const listed = (items: readonly { id: string }[] | undefined) => new Set((items ?? []).map(({ id }) => id));
    const keyed = (map: object | undefined) => new Set(Object.keys(map ?? {}));
    const actors = source.actors ?? [];
    this.ids = {
      actor: listed(source.actors),
      ladder: new Set(actors.flatMap((a) => Object.keys(a.ladders ?? {}).map((ladder) => `${a.id}.${ladder}`))),
      instrument: new Set(actors.flatMap((a) => Object.keys(a.instruments ?? {}).map((each) => `${a.id}.${each}`))),
      threat: keyed(source.threats),
      'arms supplier': keyed(source.suppliers),
      domain: keyed(source.domains),
      programme: listed(source.programmes),
      'oil supplier': keyed(source.oil),
      event: listed(source.events),
      crisis: listed(source.crises),
      source: listed(source.sources),
    };
  }

  /** Whether nothing should be said of a name that is not known, because the part that may declare it could not be read. */
  isExcused(name: string, section: Section): boolean {
    return this.assembled.unread.has(section) || this.assembled.salvaged.has(name);
  }

  /** Reports a reference that meets nothing. `of[key]` is where it stands; for keys of a map, `part` is `key`. */
  check(kind: NameKind, name: string, of: object, key: string | number, part: 'key' | 'value' = 'value'): boolean {
    if (this.ids[kind].has(name)) return true;
    if (this.reporter.isFull(of)) return false;
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (this.isExcused(last, SECTION_OF[kind])) return false;
    const isNone = this.ids[kind].size === 0;
    if (isNone && !this.reporter.isFirst(`no ${kind}`)) return false;
    const hint = isNone ? noneOf(kind) : this.hintFor(kind, name);
    this.reporter.at({ of, key, part }, 'ET301', `There is no ${kind} “${name}”.`, hint);
    return false;
  }

  /** Ladders and instruments are suggested from those of the same actor. */
  private hintFor(kind: NameKind, name: string): string {
    if (kind !== 'ladder' && kind !== 'instrument') return didYouMean(name, this.ids[kind]);
    const [owner = '', own = ''] = name.split('.');
    const theirs = [...this.ids[kind]].filter((each) => each.startsWith(`${owner}.`));
    if (theirs.length === 0) return `“${owner}” has no ${kind}s.`;
    return didYouMean(
      own,
      theirs.map((each) => each.slice(owner.length + 1)),
    );
  }

  /** Reports ids that occur twice in a list. */
  checkUnique(kind: string, list: readonly { readonly id: string }[] | undefined, seen: Set<string> = new Set()): void {
    for (const item of list ?? []) {
      if (item.id === UNREAD) continue;
      if (seen.has(item.id)) {
        this.reporter.markDoubled(item);
        this.reporter.at(
          { of: item, key: 'id' },
          'ET302',
          `There are two ${kind}s “${item.id}”.`,
          'Give one of them another id.',
        );
      }
      seen.add(item.id);
    }
  }
}
