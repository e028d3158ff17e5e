import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ChairCard } from '#desk';
import { type Assumptions, playableSeats, variantOf } from '#engine';
import { capitalOf, nameOfActor, type Setting, settingWith } from '#view';

/** Which game is about to be played: from whose chair, under which assumptions. */
export interface Chooser {
  readonly seat: ReadonlySignal<string>;
  readonly assumptions: ReadonlySignal<Assumptions>;
  readonly chairs: ReadonlySignal<readonly ChairCard[]>;
  /** Whether the seed was carried over from a game just played. */
  readonly isKept: ReadonlySignal<boolean>;
  pickSeat(seat: string, isKept?: boolean): void;
  assume(assumptions: Assumptions): void;
  /** Back to the scenario as written. */
  reset(): void;
  /** The scenario from the chosen chair and under the chosen assumptions. */
  settingOf(scenario: Setting): Setting;
}

/** @param scenario the scenario on the front page, once it is there */
export function openChooser(scenario: ReadonlySignal<Setting | null>): Chooser {
  const seat = signal('');
  const isKept = signal(false);
  const assumptions = signal<Assumptions>({});
  const chairs = computed((): readonly ChairCard[] => {
    const here = scenario.value;
    if (!here) return [];
    return chairsOf(here);
  });
  return {
    seat,
    assumptions,
    chairs,
    isKept,
    pickSeat: (chosen, kept = false) => {
      seat.value = chosen;
      isKept.value = kept;
    },
    assume: (chosen) => {
      assumptions.value = chosen;
    },
    reset: () => {
      seat.value = '';
      isKept.value = false;
      assumptions.value = {};
    },
    settingOf: (here) => {
      const { written } = here.ruleset;
      const known = playableSeats(written).includes(seat.value) ? seat.value : written.defaultSeat;
      return settingWith(here, variantOf(here.ruleset, { seat: known, assumptions: assumptions.value }));
    },
  };
}

/** The chairs that a scenario can be played from, the scenario's own first; none when there is only that one. */
export function chairsOf({ words, ruleset: { written } }: Setting): ChairCard[] {
  const seats = playableSeats(written);
  if (seats.length < 2) return [];
  return seats.map((id) => ({
    id,
    capital: capitalOf(words, id),
    name: nameOfActor(words, id),
    pitch: id === written.defaultSeat ? words('chair.own') : words(`seat.${id}.pitch`),
  }));
}
