import type { Key, ScenarioBundle } from '#engine';
import type { Words } from './words/index.ts';
import { capitalise, humanise, wordsOr } from './words/index.ts';

/** Where an authored thing was written. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * Place of a key, or of a variable: an option's or rung's key falls back to its owner's, an indicator as expressions name it
 * (`indicators.snubs`) to where it is declared.
 */
export function placeOf({ sources }: Pick<ScenarioBundle, 'sources'>, key: Key): Place | null {
  const written = key.replace(/^indicators\./, 'indicator.');
  for (let name = written; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const place = Object.hasOwn(sources, name) ? sources[name] : undefined;
    if (place) return place;
  }
  return null;
}

const tail = (key: Key): string => key.slice(key.lastIndexOf('.') + 1);

/** Name of the owner and of the part, joined: `S-400, five more: sign`. */
function pair(words: Words, owner: string, part: string): string {
  const name = wordsOr(words, `${owner}.name`, capitalise(humanise(tail(owner))));
  return part === '' ? name : words('cause.pair', { owner: name, part });
}

/**
 * What a reader calls the cause of a change: a move by its names, an answer by the capital and its headline,
 * an equation of the engine by its name.
 */
export function nameOfCause(words: Words, key: Key): string {
  const [root = '', first = '', second = '', third = ''] = key.split('.');
  switch (root) {
    case 'model':
      return wordsOr(words, `${key}.name`, capitalise(humanise(first)));
    case 'decision':
    case 'event':
    case 'crisis': {
      const owner = `${root}.${first}`;
      if (second === '') return pair(words, owner, '');
      return pair(words, owner, wordsOr(words, `${key}.name`, humanise([second, third].filter(Boolean).join(' '))));
    }
    case 'ladder': {
      const capital = wordsOr(words, `actor.${first}.capital`, capitalise(first));
      const headline = wordsOr(words, `${key}.headline`, humanise(third));
      return words('cause.answer', { capital, headline });
    }
    case 'reaction':
      return words('cause.reaction', {
        capital: wordsOr(words, `actor.${first}.capital`, capitalise(first)),
        what: nameOfReaction(words, first, second),
      });
    case 'instrument': {
      const owner = `instrument.${first}.${second}`;
      const rung = third === '' ? '' : wordsOr(words, `rung.${third}`, humanise(third));
      return pair(words, owner, rung);
    }
    case 'demand': {
      const owner = wordsOr(words, `instrument.${first}.${second}.name`, humanise(second));
      const answer = third === '' ? words('cause.demand') : wordsOr(words, `${key}.name`, humanise(third));
      return words('cause.pair', { owner, part: answer });
    }
    case 'promise':
      return words('cause.promise', { text: wordsOr(words, `${root}.${first}.text`, humanise(first)) });
    default:
      return wordsOr(words, `${key}.name`, capitalise(humanise(tail(key))));
  }
}

/** What moves a capital to answer, by the reaction's name; its id made readable when it has none. */
export function nameOfReaction(words: Words, actor: string, reaction: string): string {
  return wordsOr(words, `reaction.${actor}.${reaction}.name`, humanise(reaction));
}

/** Name of an act by its id: `decide.s400-more` by the decision, `delivery.s400` by the programme. */
export function nameOfAct(words: Words, act: string): string {
  const [kind = '', first = '', second = ''] = act.split('.');
  switch (kind) {
    case 'quarter':
      return words('act.quarter');
    case 'decide':
      return wordsOr(words, `decision.${first}.name`, capitalise(humanise(first)));
    case 'answer':
    case 'event':
      return wordsOr(words, `event.${first}.name`, capitalise(humanise(first)));
    case 'delivery':
      return words('act.delivery', { name: wordsOr(words, `programme.${first}.name`, humanise(first)) });
    case 'demand':
      return words('act.demand', { name: wordsOr(words, `instrument.${first}.${second}.name`, humanise(second)) });
    case 'crisis':
      return wordsOr(words, `crisis.${first}.name`, capitalise(humanise(first)));
    default:
      return act;
  }
}
