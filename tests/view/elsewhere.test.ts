// What is said in another capital's chair: nothing of the pivot's affairs as if they were the player's.
import { describe, expect, it } from 'vitest';
import { playableSeats, type Ruleset, type State, step, type TurnReport, variantOf } from '#engine';
import { type Playout, pivotPlayer, playGame, random } from '#lab';
import { readLesson } from '#scenario';
import {
  aboutVariable,
  briefingOf,
  debriefOf,
  dossierOf,
  figuresOf,
  figureVariables,
  glossaryOf,
  happenedIn,
  makeWords,
  mastheadOf,
  nameOfVariable,
  previewOf,
  questionsAt,
  questionsFor,
  reportOf,
  type Setting,
  seated,
  settingWith,
  tableCardsOf,
  UI_TEXTS,
} from '#view';
import { readScenarioFiles } from '../../tools/scenario-files.ts';
import { snubSeason } from '../lab/scenarios.ts';
import { flagship, textsIn } from './settings.ts';

const SECOND_PERSON = /\b(?:you|your|yours|yourself|yourselves)\b/i;
const ELSEWHERE = '.elsewhere';

const scenario = flagship();
const { pivot } = scenario.ruleset.data;
const lesson = readLesson(readScenarioFiles('scenarios/snub-season'), snubSeason().bundle).lesson;

interface Chair {
  readonly seat: string;
  readonly setting: Setting;
  readonly game: Playout;
  readonly states: readonly State[];
}

function chairOf(seat: string): Chair {
  const setting = settingWith(scenario, variantOf(scenario.ruleset, { seat, assumptions: {} }));
  const { ruleset } = setting;
  const policies = { [pivot]: pivotPlayer('elsewhere'), [seat]: random };
  const game = playGame(ruleset, { seed: 'elsewhere', doctrine: ruleset.data.doctrines[0]?.id ?? '', policies });
  return { seat, setting, game, states: [game.start, ...game.reports.map(({ after }) => after)] };
}

const chairs = playableSeats(scenario.ruleset.written)
  .filter((seat) => seat !== pivot)
  .map(chairOf);
const quarter = (turn: number): string => `Q${turn + 1}`;

/** Texts that speak of whoever sits at the screen: their chair, their plan, their forecasts, their class, the page. */
const OF_THE_READER =
  /^(?:app|assumptions|class|crisis\.own|debrief\.(?:verdict|whatif)|desk|dossier\.own|edition|foreign|join|link|news\.standing|predict|report\.moves|respond|run|save|scorm|share|vote|whatif)\b|^(?:board\.seat|condition\.ever\.past|crisis\.ownDemand|front\.(?:broken\.snapshot|doctrine\.hint|howto\.4|lede)|problem\.not-your-seat|term\.doctrine\.text)$/;
/** The guide is offered at the pivot's table alone. */
const OF_THE_PIVOT = /^guide\./;

describe('the words of the game', () => {
  const texts = UI_TEXTS.en ?? {};

  it('say “you” of whoever plays, or have another form for the other chairs', () => {
    const left = Object.entries(texts).filter(
      ([id, text]) =>
        SECOND_PERSON.test(text) &&
        !id.endsWith(ELSEWHERE) &&
        !OF_THE_READER.test(id) &&
        !OF_THE_PIVOT.test(id) &&
        !Object.hasOwn(texts, `${id}${ELSEWHERE}`),
    );
    expect(left).toEqual([]);
  });

  it('name the pivot in that form, and ask for nothing that the first does not', () => {
    const forms = Object.entries(texts).filter(([id]) => id.endsWith(ELSEWHERE));
    expect(forms.length).toBeGreaterThan(50);
    for (const [id, text] of forms) {
      if (
        !['about.relations', 'debrief.whatif', 'dossier.now', 'front.howto.2', 'help.term.board.text'].some((own) =>
          id.startsWith(own),
        )
      )
        expect(text, id).not.toMatch(SECOND_PERSON);
      const asked = [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).filter((name) => name !== 'pivot');
      const first = texts[id.slice(0, -ELSEWHERE.length)];
      // Some figures only other chairs have.
      if (first === undefined) expect(id).toMatch(/^figure\.(?:oil|arms)\.share/);
      for (const name of asked) expect(first, id).toContain(`{${name}`);
    }
  });

  it('are as they were at the pivot’s table, and again after a game in another chair', () => {
    expect(seated(scenario)).toBe(scenario);
    for (const { setting } of chairs) {
      expect(setting.words).not.toBe(scenario.words);
      const back = settingWith(setting, scenario.ruleset);
      expect(back.words).toBe(scenario.words);
      expect(seated(setting)).toBe(setting);
    }
    expect(scenario.words('variable.tariff')).toBe('tariff against you');
    expect(scenario.words('event.new-names.name')).toBe('Beijing renames thirty of your villages');
  });
});

describe.each(chairs)('in the chair of $seat', ({ seat, setting, game, states }) => {
  const { words, ruleset } = setting;
  const { reports } = game;
  const last = states.at(-1) as State;

  /** What of a model says “you”, but for what `isOwn` knows to be about the player. */
  const addressed = (model: unknown, isOwn = /^$/): [string, string][] =>
    textsIn(model).filter(([path, text]) => SECOND_PERSON.test(text) && !/\bslot$/.test(path) && !isOwn.test(path));

  it('figures say whose they are', () => {
    const own =
      /^(?:economy|public|energy\.(?!brent)|inventory|munitions|cover|spares|exposure|trade|readiness|autonomy|risk|promises|arms|oil\.\w+\.share)/;
    for (const name of ruleset.symbols.names) {
      const text = nameOfVariable(words, name);
      expect(text, name).not.toMatch(SECOND_PERSON);
      expect(aboutVariable(words, name), name).not.toMatch(SECOND_PERSON);
      if (own.test(name)) expect(text, name).toContain('Delhi');
    }
    const figures = figuresOf(setting, states);
    expect(addressed(figures)).toEqual([]);
    for (const { id, name, fullName } of figures)
      if (own.test(id)) expect(name === setting.words('figure.riskFurther') ? fullName : name, id).toContain('Delhi');
    // One name in all places.
    for (const figure of figures.filter(({ id }) => id.startsWith('threat.')))
      expect(figure.name).toBe(figure.fullName);
  });

  it('help explains the pivot’s affairs as the pivot’s', () => {
    const { terms } = glossaryOf(setting);
    expect(addressed(terms.filter(({ id }) => id !== 'doctrine' && id !== 'term.doctrine'))).toEqual([]);
    expect(words('help.term.board.text')).toMatch(/^The dot inside the triangle is where Delhi stands/);
  });

  it('the debrief tells what Delhi did', () => {
    const debrief = debriefOf(setting, reports);
    // The ending is written for the chair; what was done from it is the player's.
    expect(addressed(debrief, /^(?:text|ending|headlines|record\[\d+\]\.moves)/)).toEqual([]);
    expect(words('debrief.path')).toBe('Delhi’s way through the triangle');
    expect(words('debrief.pathText', { start: 'a', end: 'b', left: 'c', right: 'd' })).toMatch(/^Delhi from a to b/);
    expect(words('debrief.promises.none')).toMatch(/^Delhi promised nothing/);
  });

  it('desk, reports and files speak of the pivot by name', () => {
    for (const [turn, report] of reports.entries()) {
      const before = { [pivot]: report.plans[pivot] ?? [] };
      const preview = previewOf(setting, report.before, seat, [], before);
      expect(addressed(preview.effects)).toEqual([]);
      expect(addressed(mastheadOf(setting, report.before, seat, preview, turn), /^you$/)).toEqual([]);
      const shown = reportOf(setting, reports, turn);
      expect(addressed({ ...shown, moves: [] }, /headline|press|lead|summary|record/)).toEqual([]);
      const events = reports[turn - 1]?.events ?? [];
      const news = briefingOf(setting, report.before, seat, [], events, before).filter(({ kind }) => kind === 'news');
      expect(addressed(news, /\.facts\[/)).toEqual([]);
    }
    expect(addressed(tableCardsOf(setting, last))).toEqual([]);
    for (const { id } of ruleset.data.actors) {
      const dossier = dossierOf(setting, last, reports, id, []);
      expect(addressed([dossier.wants, dossier.fears, dossier.ties, dossier.instruments, dossier.crises])).toEqual([]);
    }
  });

  it('whatever of the scenario can be met there has words for it', () => {
    const { events, decisions, programmes, crises, actors } = ruleset.data;
    const own = (of: { readonly seat: string }): boolean => of.seat === seat;
    const ids = [
      ...decisions.filter((each) => !own(each)).flatMap(({ key, options }) => [key, ...options.map((o) => o.key)]),
      ...events.filter((each) => !own(each)).flatMap(({ key, options }) => [key, ...options.map((o) => o.key)]),
      ...programmes.map(({ key }) => key),
      ...crises.flatMap(({ key, rungs }) => [key, ...rungs.map((rung) => rung.key)]),
    ].map((key) => `${key}.name`);
    // What an option does is told to whoever answers it.
    for (const each of [...decisions, ...events])
      if (!own(each)) ids.push(...each.options.map(({ key }) => `${key}.text`));
    for (const sender of ruleset.data.instruments)
      for (const answer of ['concede', 'bargain', 'stall', 'defy'])
        ids.push(
          `demand.${sender.sender}.${sender.id}.${answer}.name`,
          `demand.${sender.sender}.${sender.id}.${answer}.text`,
        );
    ids.push(...programmes.map(({ key }) => `${key}.text`));
    // An event can be answered as an act, a dilemma of others too.
    ids.push(...events.filter((each) => !own(each)).map(({ key }) => `${key}.text`));
    ids.push(
      ...crises.flatMap(({ key, rungs }) => [
        `${key}.demand`,
        `${key}.text`,
        ...rungs.map((rung) => `${rung.key}.text`),
      ]),
    );
    ids.push(...Object.keys(snubSeason().bundle.texts.en ?? {}).filter((id) => /^promise\.[^.]+\.text$/.test(id)));
    for (const { id, redLines } of actors)
      ids.push(...redLines.filter((line) => line.id !== 'vote').map((line) => `redLine.${id}.${line.id}.text`));
    // “Thank you” and the like are said, not meant.
    const said = /thank[- ]you|thank you/i;
    // What a capital says of itself in so many words is its own.
    const quoted = new Set([
      'event.quiet-talks-leak.no-comment.name',
      'redLine.us.russian-air-defence.text',
      'redLine.us.dollar.text',
    ]);
    const left = ids.filter((id) => {
      const text = words(id).replace(said, '');
      return SECOND_PERSON.test(text) || (/\b(?:[Ww]e|[Oo]urs?|us)\b/.test(text) && !quoted.has(id));
    });
    expect(left).toEqual([]);
  });

  it('is asked questions that are its own, or about the pivot by name', () => {
    const all = lesson?.debrief ?? [];
    const here = questionsAt(setting, all);
    expect(here.length).toBeGreaterThan(20);
    expect(here[0]?.seats).toContain(seat);
    expect(questionsAt(scenario, all).map(({ id }) => id)).toEqual(
      all.filter(({ seats }) => seats.length === 0).map(({ id }) => id),
    );
    for (const question of here.filter(({ seats }) => seats.length === 0))
      expect(question.because, question.id).not.toMatch(SECOND_PERSON);
    // What the pivot is told it did, nobody else is.
    const asIs = all.filter(
      ({ because, elsewhere, seats }) => SECOND_PERSON.test(because) && !elsewhere && seats.length === 0,
    );
    for (const { id } of asIs) expect(here.map((question) => question.id)).not.toContain(id);
    const asked = questionsFor(here, happenedIn(setting, reports), quarter);
    expect(asked).toHaveLength(6);
    for (const { because, ask } of asked) expect(`${because} ${ask}`).not.toMatch(/\{quarter\}/);
  });

  it('own files weigh no odds on the player, and goals say which way is better', () => {
    const preview = previewOf(setting, game.start, seat, [], { [pivot]: reports[0]?.plans[pivot] ?? [] });
    expect(preview.capitals.map(({ actor }) => actor)).toContain(seat);
    const file = (actor: string) => dossierOf(setting, game.start, [], actor, preview.capitals);
    expect(file(seat)).toMatchObject({ isOwn: true, now: null });
    for (const { id } of ruleset.data.actors) {
      if (id === seat) continue;
      expect(file(id).isOwn).toBe(false);
      expect(file(id).now?.actor).toBe(preview.capitals.find(({ actor }) => actor === id)?.actor);
    }
    const doctrine = ruleset.data.doctrines[0];
    const { goals } = debriefOf(setting, reports);
    for (const [index, goal] of (doctrine?.goals ?? []).entries())
      expect(goals[index]?.target.endsWith('or less')).toBe(goal.target < goal.from);
  });

  it('good news is what its doctrine asks for, and warmer ties of its own', () => {
    for (const [turn, report] of reports.entries()) {
      const { figures } = reportOf(setting, reports, turn);
      const goals = ruleset.data.doctrines[0]?.goals ?? [];
      for (const figure of figures) {
        const goal = goals.find(
          ({ measure }) => Array.isArray(measure) && measure[0] === 'v' && measure[1] === figure.id,
        );
        const isOwnTie = figure.id.startsWith('relations.') && figure.id.split('.').includes(seat);
        if (figure.omen === 'even') continue;
        expect(goal !== undefined || isOwnTie, figure.id).toBe(true);
        if (goal) expect(figure.omen, figure.id).toBe(figure.change > 0 === goal.target > goal.from ? 'good' : 'bad');
      }
      expect(report.after.doctrine).toBe(ruleset.data.doctrines[0]?.id);
    }
    expect(figureVariables(ruleset.data).headline.length).toBe(5);
  });
});

/** The report of a quarter, with a crisis of the seat's own open before it. */
function inCrisis(seat: string): { readonly setting: Setting; readonly state: State; readonly crisis: string } {
  const { setting, game } = chairs.find((chair) => chair.seat === seat) as Chair;
  const crisis = setting.ruleset.data.crises.find(({ challenger }) => challenger === seat)?.id ?? '';
  const state: State = {
    ...game.start,
    crises: [{ id: crisis, rung: 1, since: 0, holds: 0 } as unknown as State['crises'][number]],
  };
  return { setting, state, crisis };
}

describe('a crisis of one’s own making', () => {
  it.each(chairs.map(({ seat }) => seat))('is worded for the side that demands: %s', (seat) => {
    const { setting, state, crisis } = inCrisis(seat);
    const [card] = briefingOf(setting, state, seat, [], []);
    expect(card?.id).toBe(`crisis.${crisis}`);
    expect(card?.facts).toContain('The demand is yours. To concede is to drop it.');
    expect(card?.choices.map(({ text }) => text)[0]).toBe('Drop what you asked for. Cheap early, dear late.');
    expect(previewOf(setting, state, seat, []).crises[0]?.bars.map(({ label }) => label)).toEqual(['You hold']);
    const other = briefingOf(scenario, state, pivot, [], [])[0];
    expect(other?.choices[0]?.text).toBe('Give what is asked. Cheap early, dear late.');
    expect(other?.facts).not.toContain('The demand is yours. To concede is to drop it.');
  });

  it('tells what the other side did', () => {
    const { setting, state, crisis } = inCrisis('china');
    const played = step(setting.ruleset, state, { [pivot]: [], china: [{ kind: 'crisis', crisis, action: 'climb' }] });
    const told = (here: Setting, report: TurnReport): string =>
      reportOf(here, [report], 0).news.find(({ id }) => id === `crisis.${crisis}`)?.text ?? '';
    expect(played.crises[0]).toMatchObject({ target: 'hold', challenger: 'climb' });
    expect(told(setting, played)).toMatch(/Delhi held\.$/);
    expect(told(scenario, played)).toMatch(/Beijing raised the stakes\.$/);
  });
});

describe('what the scenario has a capital do', () => {
  const ruleset = (seat: string): Ruleset => (chairs.find((chair) => chair.seat === seat) as Chair).setting.ruleset;

  it('is told in its chair as done by standing orders, dilemmas of others among it', () => {
    const { setting, game } = chairs.find((chair) => chair.seat === 'us') as Chair;
    const own = ruleset('us').data.events.filter((event) => event.actor === 'us' && event.seat === pivot);
    const asked = own.find(({ options }) => options.length > 0)?.id ?? '';
    const bare = own.find(({ options }) => options.length === 0)?.id ?? '';
    const state: State = { ...game.start, briefing: [asked] };
    const cards = briefingOf(setting, state, 'us', [], [asked, bare]);
    expect(cards.map(({ id, label }) => [id, label])).toEqual([
      [`news.${asked}`, 'By standing orders'],
      [`news.${bare}`, 'By standing orders'],
    ]);
    const { setting: beijing } = chairs.find((chair) => chair.seat === 'china') as Chair;
    expect(briefingOf(beijing, state, 'china', [], [asked, bare]).map(({ label }) => label)).toEqual(['News']);
    const atPivot = briefingOf(scenario, state, pivot, [], [asked, bare]).map(({ id }) => id);
    expect(atPivot.filter((id) => !id.startsWith('demand.'))).toEqual([`answer.${asked}`, `news.${bare}`]);
  });
});

describe('a text for other chairs', () => {
  it('may be brought by any scenario, and is asked for in every language first', () => {
    const texts = {
      en: { 'event.a.name': 'Your hill', 'event.a.name.elsewhere': 'Their hill' },
      de: { 'event.a.name': 'Euer Hügel' },
    };
    const { setting } = chairs[0] as Chair;
    const here = seated({ ...setting, words: makeWords(texts, 'en') });
    expect(here.words('event.a.name')).toBe('Their hill');
    expect(here.words('event.b.name')).toBe('event.b.name');
    expect(makeWords(texts, 'en')('event.a.name')).toBe('Your hill');
  });
});
