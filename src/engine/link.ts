import { COEFFICIENTS, type CoefficientId } from './coefficients.ts';
import { LAST_STAGE } from './derive.ts';
import { compileExpression, compileTerm, RulesetError, type Term } from './expression.ts';
import type {
  AmountKind,
  Coming,
  Linked,
  LinkedActor,
  LinkedAmount,
  LinkedArmsSupplier,
  LinkedCrisis,
  LinkedEffects,
  LinkedEvent,
  LinkedInstrument,
  LinkedOption,
  LinkedPress,
  LinkedPromise,
  LinkedReaction,
} from './linked.ts';
import { quarterOf } from './number.ts';
import { streamOf } from './random.ts';
import type { Headline } from './records.ts';
import type { CrisisData, EffectsData, Expr, InstrumentData, OptionData, RulesetData } from './ruleset.ts';
import { specialise } from './specialise.ts';
import { type Symbols, symbolsOf } from './symbols.ts';
import type { Ruleset } from './types.ts';
import { CRISIS_ACTIONS, DEMAND_ANSWERS, type DemandAnswer, SANCTION_RUNGS } from './vocabulary.ts';

/** Effects that do nothing, shared. */
const NO_EFFECTS: EffectsData = {};

/**
 * A resolved scenario made ready to run: names become slots, expressions closures.
 * @throws RulesetError when the data names what it does not define; data made by the scenario compiler never does.
 */
export function link(data: RulesetData): Ruleset {
  const symbols = symbolsOf(data, tagsOf(data));
  const linker = new Linker(data, symbols);
  return { data, written: data, assumptions: {}, symbols, linked: linker.link() };
}

/** The headlines of an option or event, by capital. */
function headlinesOf(key: string, capitals: readonly string[]): Headline[] {
  return capitals.map((actor) => ({ text: `${key}.headline.${actor}`, actor }));
}

/** Every tag that an act of the scenario can carry. */
function tagsOf(data: RulesetData): string[] {
  const options = [
    ...data.decisions.flatMap((d) => d.options),
    ...data.events.flatMap((e) => e.options),
    ...data.instruments.flatMap((i) => Object.values(i.demand.answers)),
  ];
  const tags = ['signed', 'delivered', ...data.programmes.flatMap((p) => p.tags), ...options.flatMap((o) => o.tags)];
  tags.push(...data.events.flatMap((e) => e.tags));
  const marks = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(marks);
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'tag' && Array.isArray(inner)) tags.push(...(inner as string[]));
        else marks(inner);
      }
    }
  };
  marks(data);
  return tags;
}

/** The tag that fewest acts can carry: reactions are looked up by it. */
function rarest(tags: readonly string[], commonness: ReadonlyMap<string, number>): string | undefined {
  let best = tags[0];
  for (const tag of tags) {
    if ((commonness.get(tag) ?? 0) < (commonness.get(best as string) ?? 0)) best = tag;
  }
  return best;
}

function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Most that a weight can be, as far as is known: finite, so that differences are numbers. */
function heaviness(weight: Term): number {
  return typeof weight === 'number' ? weight : Number.MAX_VALUE;
}

class Linker {
  private readonly data: RulesetData;
  private readonly symbols: Symbols;
  private readonly actorIndex = new Map<string, number>();
  private readonly promises = new Map<string, LinkedPromise>();

  constructor(data: RulesetData, symbols: Symbols) {
    this.data = data;
    this.symbols = symbols;
    data.actors.forEach((a, i) => {
      this.actorIndex.set(a.id, i);
    });
  }

  private slot(name: string): number {
    const slot = this.symbols.slots.get(name);
    if (slot === undefined) throw new RulesetError(`No variable is called "${name}".`);
    return slot;
  }

  private last(key: string): number {
    return this.symbols.lastOf.get(key) as number;
  }

  private term(expr: Expr | undefined, fallback: number): Term {
    return compileTerm(expr ?? fallback, this.symbols);
  }

  private actor(id: string): number {
    const index = this.actorIndex.get(id);
    if (index === undefined) throw new RulesetError(`No actor is called "${id}".`);
    return index;
  }

  link(): Linked {
    const { data } = this;
    const tie = data.actors.map((a) =>
      data.actors.map((b) => (a.id === b.id ? -1 : this.slot(`relations.${a.id}.${b.id}`))),
    );
    const actors = new Map<string, LinkedActor>();
    for (const a of data.actors) {
      actors.set(a.id, {
        data: a,
        index: this.actor(a.id),
        heat: this.slot(`heat.${a.id}`),
        capital: this.slot(`seat.${a.id}.capital`),
        ladders: new Map(
          a.ladders.map((l) => [
            l.id,
            {
              data: l,
              response: this.slot(`response.${a.id}.${l.id}`),
              effects: l.rungs.map((r) => this.effects(r.effects)),
            },
          ]),
        ),
      });
    }
    const instruments = data.instruments.map((i) => this.instrument(i));
    const armsSuppliers = this.armsSuppliers();
    const supplierById = new Map(armsSuppliers.map((s) => [s.id, s]));
    const ladders = [...actors.values()].flatMap((a) =>
      [...a.ladders.values()].map((l) => ({ slot: l.response, actor: a.data.id })),
    );
    const reactions = this.reactions(
      actors,
      ladders.map(({ slot }) => slot),
    );
    const commonness = new Map<string, number>();
    for (const tag of tagsOf(data)) commonness.set(tag, (commonness.get(tag) ?? 0) + 1);
    const reactionsByTag = groupBy(
      reactions.filter((r) => (r.data.to?.tags.length ?? 0) > 0),
      (r) => rarest(r.data.to?.tags ?? [], commonness) as string,
    );
    const pressByTag = groupBy(this.presses(instruments), (press) => rarest(press.tags, commonness) ?? '');
    const programmeList = data.programmes.map((p) => {
      const supplier = supplierById.get(p.supplier);
      if (!supplier) throw new RulesetError(`No arms supplier is called "${p.supplier}".`);
      return {
        data: p,
        deliveryTags: [...new Set([...p.tags, 'delivered'])],
        supplier,
        inventory: this.slot(`inventory.${p.domain}.${p.supplier}`),
      };
    });
    const pivot = data.pivot;
    const [p1, p2] = data.poles;
    const decisions = new Map(
      data.decisions.map((d) => [
        d.id,
        {
          data: d,
          subject: `decide.${d.id}`,
          moves: d.options.map((o) => ({ kind: 'decide' as const, decision: d.id, option: o.id })),
          last: this.last(d.key),
          when: this.term(d.when, 1),
          chance: d.chance === undefined ? null : this.term(d.chance, 1),
          stream: streamOf(d.key),
          options: new Map(d.options.map((o) => [o.id, this.option(o, `decide.${d.id}`)])),
        },
      ]),
    );
    const events = new Map(
      data.events.map((e) => [
        e.id,
        {
          data: e,
          subject: `answer.${e.id}`,
          moves: e.options.map((o) => ({ kind: 'answer' as const, event: e.id, option: o.id })),
          isAct: e.tags.length + (e.effects.tag ?? []).length > 0 || Object.keys(e.favours).length > 0,
          when: this.term(e.when, 1),
          size: this.term(e.size, 0),
          tags: [...new Set([...e.tags, ...(e.effects.tag ?? [])])],
          headlines: headlinesOf(e.key, e.headlines),
          stream: streamOf(`event.${e.id}`),
          last: this.last(e.key),
          effects: this.effects(e.effects),
          options: new Map(e.options.map((o) => [o.id, this.option(o, `answer.${e.id}`)])),
        },
      ]),
    );
    const crises = new Map(data.crises.map((c) => [c.id, this.crisis(c)]));
    return {
      k: this.coefficients(),
      actors,
      actorIndex: this.actorIndex,
      pairOf: data.actors.map((a) =>
        data.actors.map((b) =>
          data.relations.findIndex((r) => (r.a === a.id && r.b === b.id) || (r.a === b.id && r.b === a.id)),
        ),
      ),
      tie,
      pairs: data.relations.map((r) => ({
        a: this.actor(r.a),
        b: this.actor(r.b),
        tie: this.slot(`relations.${r.a}.${r.b}`),
        habit: this.slot(`habit.${r.a}.${r.b}`),
        mood: r.mood,
        stream: streamOf(`mood.${r.a}.${r.b}`),
      })),
      threats: data.threats.map((t) => ({
        slot: this.slot(`threat.${t.id}`),
        tie: this.slot(`relations.${pivot}.${t.actor}`),
        mean: t.mean,
        revert: t.revert,
        shock: t.shock,
        stream: streamOf(`threat.${t.id}`),
      })),
      optics: data.optics.map((o) => ({
        slot: this.slot(`optics.${o.id}`),
        kind: o.kind,
        with: this.actor(o.with),
        decay: o.decay,
      })),
      indicators: data.indicators.map((i) => ({
        slot: this.slot(`indicators.${i.id}`),
        decay: i.decay,
        rest: i.min > 0 ? i.min : 0,
      })),
      instruments,
      reactions,
      reactionsById: new Map(reactions.map((r) => [r.data.id, r])),
      reactionsByTag,
      pressByTag,
      quarterlyReactions: reactions.filter((r) => r.data.to === null),
      armsSuppliers,
      domains: data.domains.map((d) => ({
        id: d.id,
        weight: d.weight,
        layered: d.kind === 'layered',
        q: d.q,
        sanctioned: d.sanctioned,
        munitionsWeight: d.munitions.weight,
        munitions: this.slot(`munitions.${d.id}`),
        cover: this.slot(`cover.${d.id}`),
        inventory: data.armsSuppliers.map((s) => this.slot(`inventory.${d.id}.${s.id}`)),
        attrition: d.attrition
          ? { slot: this.slot(`inventory.${d.id}.${d.attrition.supplier}`), perQuarter: d.attrition.perQuarter }
          : null,
      })),
      programmes: new Map(programmeList.map((p) => [p.data.id, p])),
      programmeList,
      oilSuppliers: data.oilSuppliers.map((o) => ({
        id: o.id,
        actor: o.actor,
        share: this.slot(`oil.${o.id}.share`),
        diff: this.slot(`oil.${o.id}.diff`),
        freight: this.slot(`oil.${o.id}.freight`),
        risk: this.slot(`oil.${o.id}.risk`),
        contract: this.slot(`oil.${o.id}.contract`),
        cap: this.slot(`oil.${o.id}.cap`),
        price: this.slot(`oil.${o.id}.price`),
        startShare: o.share,
        startDiff: o.diff,
        base: o.base,
        speed: o.speed,
        elasticity: o.elasticity,
        crowd: o.crowd,
        scare: o.scare
          ? { rung: this.slot(`sanctions.${o.scare.sender}.${o.scare.instrument}.rung`), perRung: o.scare.perRung }
          : null,
        blockAt: this.byRung((rung) => rung.block[o.id], 1),
        premiumAt: this.byRung((rung) => rung.premium[o.id], 0),
      })),
      decisions,
      chancy: [...decisions.values()].filter((d) => d.chance !== null),
      events,
      fixedEvents: groupBy(
        [...events.values()].filter((e) => e.data.kind === 'fixed'),
        (e) => e.data.turn ?? -1,
      ),
      comingOn: this.calendar([...events.values()]),
      dilemmaSeats: [...new Set(data.events.filter((e) => e.kind === 'dilemma').map((e) => e.seat))],
      ladders,
      crises,
      crisisList: [...crises.values()],
      actorList: [...actors.values()],
      doctrines: new Map(
        data.doctrines.map((d) => [
          d.id,
          { data: d, goals: d.goals.map((g) => ({ data: g, measure: this.term(g.measure, 0) })) },
        ]),
      ),
      endings: data.endings.map((e) => ({ data: e, when: this.term(e.when, 1) })),
      promises: this.promises,
      stageBetween: this.stageBetween(),
      s: {
        brent: this.slot('energy.brent'),
        imports: this.slot('energy.imports'),
        passThrough: this.slot('energy.passThrough'),
        cost: this.slot('energy.cost'),
        bill: this.slot('energy.bill'),
        growth: this.slot('economy.growth'),
        inflation: this.slot('economy.inflation'),
        deficit: this.slot('economy.deficit'),
        tariff: this.slot('economy.tariff'),
        tariffBase: this.slot('economy.tariffBase'),
        treasury: this.slot('economy.treasury'),
        industry: this.slot('economy.industry'),
        approval: this.slot('public.approval'),
        pride: this.slot('public.pride'),
        security: this.slot('public.security'),
        readiness: this.slot('readiness'),
        autonomy: this.slot('autonomy'),
        risk: this.slot('risk'),
        tension: this.slot('tension'),
        triangle: [
          this.slot(`relations.${pivot}.${p1}`),
          this.slot(`relations.${p1}.${p2}`),
          this.slot(`relations.${pivot}.${p2}`),
        ],
        exposure: [this.slot(`exposure.${p1}`), this.slot(`exposure.${p2}`)],
        tradeWithPole: [this.slot(`trade.${p1}`), this.slot(`trade.${p2}`)],
        outstanding: this.slot('promises.outstanding'),
        kept: this.slot('promises.kept'),
        broken: this.slot('promises.broken'),
        turn: this.slot('turn'),
        quarter: this.slot('quarter'),
        goalsMet: this.slot('goals.met'),
        goalsScore: this.slot('goals.score'),
      },
    };
  }

  /** Half of all events ask for the turn or the time of year, which the calendar answers once and for all. */
  private calendar(events: readonly LinkedEvent[]): Linked['comingOn'] {
    const { start } = this.data;
    const known = new Map<number | null, Coming>();
    const look = (turn: number | null): Coming => {
      const values = new Map<string, number>();
      if (turn !== null) values.set('turn', turn).set('quarter', quarterOf(start.quarter, turn));
      const left = (expr: Expr): Term => compileTerm(specialise(expr, values), this.symbols);
      const all = events.map((event) => ({ event, when: left(event.data.when ?? 1) })).filter(({ when }) => when !== 0);
      return {
        shocks: all
          .filter(({ event }) => event.data.kind === 'shock')
          .map(({ event, when }) => ({ event, when, chance: left(event.data.chance) })),
        dilemmas: all
          .filter(({ event }) => event.data.kind === 'dilemma')
          .map(({ event, when }, order) => ({ event, when, weight: left(event.data.weight), order }))
          .sort((a, b) => heaviness(b.weight) - heaviness(a.weight) || a.order - b.order),
      };
    };
    return (turn) => {
      let coming = known.get(turn);
      if (!coming) {
        coming = look(turn);
        known.set(turn, coming);
      }
      return coming;
    };
  }

  private coefficients(): Record<CoefficientId, number> {
    const k: Record<string, number> = {};
    for (const c of COEFFICIENTS) k[c.id] = c.value;
    for (const c of this.data.coefficients) k[c.id] = c.value;
    // A table filled name by name is slow to read from; its copy is an object like any other.
    return { ...k } as Record<CoefficientId, number>;
  }

  /**
   * Promises are settled, early endings judged and a quarter opened on values that have just been derived; what they may read
   * decides how much must be. Deliveries read stage 2. What enters derived values is looked at too: it reads earlier stages
   * only, or the value would hang on what was there before and could not be left out.
   */
  private stageBetween(): number {
    const { actors, decisions, events, crises, instruments, armsSuppliers, endings, doctrines } = this.data;
    let stage = 2;
    const look = (value: unknown): void => {
      if (Array.isArray(value)) {
        const slot = value[0] === 'v' ? this.symbols.slots.get(value[1]) : undefined;
        if (slot !== undefined) stage = Math.max(stage, this.symbols.specs[slot]?.stage ?? 0);
        else value.forEach(look);
      } else if (value !== null && typeof value === 'object') Object.values(value).forEach(look);
    };
    look([actors, decisions, events, crises, instruments, armsSuppliers, endings.filter(({ early }) => early)]);
    const readByGoals = stage;
    look(doctrines);
    return stage < LAST_STAGE ? readByGoals : stage;
  }

  /** Table [instrument][rung 0–5] of what a rung in force does to one supplier. */
  private byRung(read: (rung: InstrumentData['rungs'][number]) => number | undefined, none: number): number[][] {
    return this.data.instruments.map((i) =>
      SANCTION_RUNGS.map((_, rung) => {
        const data = i.rungs[rung - 1];
        return (data && read(data)) ?? none;
      }),
    );
  }

  private effects(data: EffectsData): LinkedEffects {
    return {
      plain: Object.keys(data).every((key) => key === 'add'),
      add: (data.add ?? []).map(([variable, amount]) => this.amount(variable, amount)),
      set: (data.set ?? []).map(([variable, value]) => ({ slot: this.slot(variable), value: this.term(value, 0) })),
      shift: (data.shift ?? []).map((s) => ({
        from: this.slot(`oil.${s.from}.share`),
        to: this.slot(`oil.${s.to}.share`),
        share: this.term(s.share, 0),
      })),
      start: data.start ?? [],
      freeze: data.freeze ?? [],
      cancel: data.cancel ?? [],
      deliver: (data.deliver ?? []).map((d) => ({ programme: d.programme, units: this.term(d.units, 0) })),
      schedule: data.schedule ?? [],
      promise: (data.promise ?? []).map((p) => this.promise(p)),
      open: data.open ?? [],
      waive: (data.waive ?? []).map((w) => ({
        hold: this.slot(`sanctions.${w.sender}.${w.instrument}.hold`),
        quarters: w.quarters,
      })),
      tag: data.tag ?? [],
    };
  }

  private promise(data: EffectsData['promise'] extends readonly (infer P)[] | undefined ? P : never): LinkedPromise {
    const linked: LinkedPromise = {
      data,
      key: `promise.${data.id}`,
      kept: this.term(data.kept, 1),
      unkept: this.term(data.unkept, 1),
      onKept: this.effects(data.onKept ?? NO_EFFECTS),
      onBroken: this.effects(data.onBroken ?? NO_EFFECTS),
    };
    this.promises.set(data.id, linked);
    return linked;
  }

  private amount(variable: string, amount: Expr): LinkedAmount {
    const parts = variable.split('.');
    let kind: AmountKind = 'plain';
    let a = -1;
    let b = -1;
    if (parts[0] === 'relations') {
      kind = 'relation';
      a = this.actor(parts[1] as string);
      b = this.actor(parts[2] as string);
    } else if (parts[0] === 'heat') {
      kind = 'heat';
      a = this.actor(parts[1] as string);
    } else if (parts[0] === 'sanctions' && parts[3] === 'pressure') {
      kind = 'pressure';
      a = this.actor(parts[1] as string);
    } else if (parts[0] === 'public') {
      kind = 'public';
    }
    return { slot: this.slot(variable), amount: this.term(amount, 0), kind, a, b };
  }

  private option(data: OptionData, subject: string): LinkedOption {
    const contracts = (data.effects.start ?? []).filter((s) => s.stage === 'contracted').map((s) => s.programme);
    const programmeTags = contracts.flatMap(
      (id) => this.data.programmes.find((programme) => programme.id === id)?.tags ?? [],
    );
    const tags = [
      ...new Set([
        ...data.tags,
        ...(data.effects.tag ?? []),
        ...programmeTags,
        ...(contracts.length > 0 ? ['signed'] : []),
      ]),
    ];
    return {
      data,
      subject,
      when: this.term(data.when, 1),
      capital: this.term(data.cost.capital, 0),
      treasury: this.term(data.cost.treasury, 0),
      contracts,
      headlines: headlinesOf(data.key, data.headlines),
      size: this.term(data.size, 0),
      tags,
      unsignedTags: tags.filter((tag) => tag !== 'signed'),
      effects: this.effects(data.effects),
    };
  }

  private instrument(data: InstrumentData): LinkedInstrument {
    const root = `sanctions.${data.sender}.${data.id}`;
    const answers = {} as Record<DemandAnswer, LinkedOption>;
    for (const answer of DEMAND_ANSWERS) {
      answers[answer] = this.option(data.demand.answers[answer], `demand.${data.sender}.${data.id}`);
    }
    return {
      data,
      sender: this.actor(data.sender),
      pressure: this.slot(`${root}.pressure`),
      rung: this.slot(`${root}.rung`),
      hold: this.slot(`${root}.hold`),
      risk: this.slot(`${root}.risk`),
      heat: this.slot(`heat.${data.sender}`),
      tie: this.slot(`relations.${this.data.pivot}.${data.sender}`),
      threat: data.threat === undefined ? -1 : this.slot(`threat.${data.threat}`),
      standing: compileExpression(data.standing, this.symbols),
      ownCost: this.term(data.ownCost, 0),
      waiver: this.term(data.waiver.chance, 0),
      rungEffects: data.rungs.map((r) => this.effects(r.effects)),
      answers,
      stream: streamOf(root),
    };
  }

  /** In the order in which they apply to an act. */
  private presses(instruments: readonly LinkedInstrument[]): LinkedPress[] {
    const presses: LinkedPress[] = [];
    for (const instrument of instruments) {
      const add = (lines: InstrumentData['exposure'], isRelief: boolean): void => {
        for (const { tags, weight } of lines) {
          presses.push({ order: presses.length, instrument, tags, weight: this.term(weight, 0), isRelief });
        }
      };
      add(instrument.data.exposure, false);
      add(instrument.data.relief, true);
    }
    return presses;
  }

  private reactions(actors: ReadonlyMap<string, LinkedActor>, ladderSlots: readonly number[]): LinkedReaction[] {
    return this.data.reactions.map((r) => {
      const actor = actors.get(r.actor);
      const ladder = actor?.ladders.get(r.ladder);
      if (!actor || !ladder) throw new RulesetError(`Reaction "${r.id}" answers on a ladder that is not there.`);
      return {
        data: r,
        actor,
        when: this.term(r.when, 1),
        pull: r.pull.map((p) => this.term(p, 0)),
        because: r.pull.map((_, i) => `${r.key}.because.${i}`),
        ladder: ladder.data,
        ladderAt: ladderSlots.indexOf(ladder.response),
        effects: ladder.effects,
        headlines: ladder.data.rungs.map((rung) => ({ text: `${rung.key}.headline`, actor: r.actor })),
        stream: streamOf(`reaction.${r.actor}.${r.id}`),
      };
    });
  }

  private armsSuppliers(): LinkedArmsSupplier[] {
    return this.data.armsSuppliers.map((s) => ({
      id: s.id,
      actor: s.actor,
      spares: this.slot(`spares.${s.id}`),
      disruption: this.slot(`disruption.${s.id}`),
      late: this.slot(`late.${s.id}`),
      value: this.slot(`armsValue.${s.id}`),
      share: this.slot(`arms.${s.id}.share`),
      lateBy: this.term(s.late, 1),
      disrupted: this.term(s.disruption, 0),
      delayAt: this.byRung((rung) => rung.delay[s.id], 1),
      disruptAt: this.byRung((rung) => rung.disrupt[s.id], 0),
    }));
  }

  private crisis(data: CrisisData): LinkedCrisis {
    const stream = (what: string) => streamOf(`crisis.${data.id}.${what}`);
    return {
      data,
      subject: `crisis.${data.id}`,
      last: this.last(data.key),
      streams: {
        opens: stream('opens'),
        answer: stream('answer'),
        meet: stream('meet'),
        catastrophe: stream('catastrophe'),
      },
      when: this.term(data.opens?.when, 0),
      chance: this.term(data.opens?.chance, 0),
      pull: data.answer.pull.map((p) => this.term(p, 0)),
      because: data.answer.pull.map((_, i) => `${data.key}.because.${i}`),
      actions: CRISIS_ACTIONS.map((action) => ({ action, at: data.answer.at[action] })),
      rungs: data.rungs.map((r) => ({
        data: r,
        quarter: this.effects(r.quarter),
        targetConcedes: this.effects(r.targetConcedes),
        challengerConcedes: this.effects(r.challengerConcedes),
        trade: this.effects(r.trade),
        climb: this.effects(r.climb),
      })),
      onLapse: this.effects(data.onLapse),
      onCatastrophe: this.effects(data.onCatastrophe),
    };
  }
}
