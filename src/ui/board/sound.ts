import type { Beat } from '#view';

/** One partial of a sound: a tone that is struck and dies away. */
interface Tone {
  /** Hertz. */
  readonly pitch: number;
  /** Seconds after the sound begins. */
  readonly at: number;
  /** Seconds until it has died away. */
  readonly lasts: number;
  /** 0–1, against the loudest. */
  readonly loud: number;
  readonly shape: OscillatorType;
}

const tone = (pitch: number, at: number, lasts: number, loud = 1, shape: OscillatorType = 'sine'): Tone => ({
  pitch,
  at,
  lasts,
  loud,
  shape,
});

/** A knock on wood. */
const KNOCK: readonly Tone[] = [tone(196, 0, 0.09), tone(523, 0, 0.03, 0.3, 'triangle')];
/** A spoon on a glass, once up or once down. */
const RISE: readonly Tone[] = [tone(659, 0, 0.35, 0.6), tone(988, 0.09, 0.5, 0.5)];
const FALL: readonly Tone[] = [tone(587, 0, 0.35, 0.6), tone(440, 0.09, 0.5, 0.6)];
/** A page turned down on the table. */
const PLAIN: readonly Tone[] = [tone(740, 0, 0.12, 0.35, 'triangle')];
/** A rubber stamp. */
const STAMP: readonly Tone[] = [tone(98, 0, 0.18, 1, 'triangle'), tone(147, 0.01, 0.08, 0.7, 'square')];
/** A bell in another room. */
const BELL: readonly Tone[] = [tone(220, 0, 1.2, 0.9), tone(331, 0, 0.9, 0.5), tone(554, 0, 0.6, 0.25)];
/** A crate set down. */
const CRATE: readonly Tone[] = [tone(131, 0, 0.12), tone(123, 0.13, 0.14, 0.8)];
const END: readonly Tone[] = [tone(262, 0, 1.3, 0.7), tone(392, 0.12, 1.2, 0.6), tone(523, 0.24, 1.2, 0.5)];

/** What is heard when a beat is said. */
export function soundOf(beat: Pick<Beat, 'kind' | 'mood'>): readonly Tone[] {
  switch (beat.kind) {
    case 'move':
      return KNOCK;
    case 'sanction':
      return beat.mood === 'warm' ? RISE : STAMP;
    case 'crisis':
      return BELL;
    case 'delivery':
      return CRATE;
    case 'end':
      return END;
    case 'headline':
    case 'tie':
    case 'event':
      return beat.mood === 'warm' ? RISE : beat.mood === 'cool' ? FALL : PLAIN;
  }
}

/** Loudest of all: the sounds lie under a voice in the room. */
const GAIN = 0.09;

/** Plays the board's sounds, all of them made here from a few tones. Nothing is opened until the first is heard. */
export class Sounds {
  private context: AudioContext | null = null;

  /** Plays a sound; a browser that has no voice, or may not use it yet, stays silent. */
  play(tones: readonly Tone[]): void {
    try {
      this.context ??= new AudioContext({ latencyHint: 'interactive' });
      const { context } = this;
      if (context.state === 'suspended') void context.resume().catch(() => {});
      for (const { pitch, at, lasts, loud, shape } of tones) {
        const start = context.currentTime + at;
        const source = context.createOscillator();
        const gain = context.createGain();
        source.type = shape;
        source.frequency.value = pitch;
        gain.gain.setValueAtTime(0, start);
        gain.gain.linearRampToValueAtTime(loud * GAIN, start + 0.006);
        gain.gain.exponentialRampToValueAtTime(0.0001, start + lasts);
        source.connect(gain).connect(context.destination);
        source.start(start);
        source.stop(start + lasts + 0.02);
      }
    } catch {
      // Silence is a sound, too.
    }
  }

  /** Gives back what sounding took. */
  close(): void {
    void this.context?.close().catch(() => {});
    this.context = null;
  }
}
