import type { Warmth } from '#view';

export type BoardTheme = 'light' | 'dark' | 'contrast';

/** Colours of the board by their use. */
export interface Palette {
  /** Plates under words; the board itself lets the page shine through. */
  readonly paper: string;
  /** The pool of light on the ground, middle and rim. */
  readonly light: string;
  readonly shade: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly table: string;
  readonly rim: string;
  readonly chair: string;
  /** Wood under a seat's edge, and light on a table's cloth. */
  readonly back: string;
  readonly sheen: string;
  /** The rows of the hall round the tables. */
  readonly hall: string;
  readonly pivotTable: string;
  readonly pivotInk: string;
  readonly alarm: string;
  readonly heat: string;
  /** The face of a triangle in balance and out of it. */
  readonly calmFace: string;
  readonly tenseFace: string;
  readonly shadow: string;
  /** What lies over the room while a crisis has the stage. */
  readonly dim: string;
  /** Ties: from deep blue to burnt orange over grey; steps and sides look apart to every kind of colour vision. */
  readonly tie: Readonly<Record<Warmth, string>>;
  /** The same, dark (or bright) enough for words on `paper`. */
  readonly word: Readonly<Record<Warmth, string>>;
  readonly tanker: string;
  readonly crate: string;
  readonly container: string;
}

export const PALETTES: Readonly<Record<BoardTheme, Palette>> = {
  light: {
    paper: '#fffaf0',
    light: 'rgba(255, 252, 244, 0.9)',
    shade: 'rgba(255, 252, 244, 0)',
    ink: '#1f2630',
    soft: '#555c68',
    line: '#b9ab90',
    table: '#fffaf0',
    rim: '#b08d57',
    chair: '#c9ab79',
    back: '#7c5d34',
    sheen: 'rgba(255, 255, 255, 0.2)',
    hall: 'rgba(138, 109, 69, 0.085)',
    pivotTable: '#23344f',
    pivotInk: '#f7e8c6',
    alarm: '#a9123d',
    heat: '#e2334f',
    calmFace: '#3f8f86',
    tenseFace: '#8c4a8f',
    shadow: 'rgba(60, 42, 14, 0.28)',
    dim: '#efe6d2',
    tie: {
      hostile: '#16236e',
      cold: '#2a5ca6',
      cool: '#3d7cb8',
      neutral: '#7d7769',
      cordial: '#91743d',
      warm: '#c2580b',
      close: '#8a2c05',
    },
    word: {
      hostile: '#1c2f86',
      cold: '#1d5695',
      cool: '#2f6288',
      neutral: '#5a5649',
      cordial: '#7d5600',
      warm: '#944600',
      close: '#8f3400',
    },
    tanker: '#33404f',
    crate: '#7a5a2e',
    container: '#557f6b',
  },
  dark: {
    paper: '#1b222c',
    light: 'rgba(58, 70, 88, 0.55)',
    shade: 'rgba(58, 70, 88, 0)',
    ink: '#f0eadc',
    soft: '#aab1bc',
    line: '#4d5868',
    table: '#28313d',
    rim: '#a2864f',
    chair: '#75633f',
    back: '#a98c54',
    sheen: 'rgba(255, 255, 255, 0.07)',
    hall: 'rgba(200, 180, 130, 0.055)',
    pivotTable: '#ecdcb4',
    pivotInk: '#1c2635',
    alarm: '#ff8098',
    heat: '#ff4766',
    calmFace: '#4fb3a6',
    tenseFace: '#c07ac4',
    shadow: 'rgba(0, 0, 0, 0.5)',
    dim: '#0c1118',
    tie: {
      hostile: '#6e7dff',
      cold: '#5c9ff0',
      cool: '#93c3ea',
      neutral: '#a9a493',
      cordial: '#efbf56',
      warm: '#e49d5f',
      close: '#ff761d',
    },
    word: {
      hostile: '#a3acff',
      cold: '#86b9f7',
      cool: '#a5cdee',
      neutral: '#c3beae',
      cordial: '#ecc673',
      warm: '#f7ac5c',
      close: '#ff9c62',
    },
    tanker: '#d5dbe4',
    crate: '#d6ad6c',
    container: '#83bfa3',
  },
  contrast: {
    paper: '#000000',
    light: 'rgba(0, 0, 0, 0)',
    shade: 'rgba(0, 0, 0, 0)',
    ink: '#ffffff',
    soft: '#ffffff',
    line: '#9a9a9a',
    table: '#000000',
    rim: '#ffffff',
    chair: '#000000',
    back: '#ffffff',
    sheen: 'rgba(255, 255, 255, 0)',
    hall: 'rgba(255, 255, 255, 0)',
    pivotTable: '#ffffff',
    pivotInk: '#000000',
    alarm: '#ff9db2',
    heat: '#ff5c7c',
    calmFace: '#00d5c0',
    tenseFace: '#ff8cff',
    shadow: 'rgba(0, 0, 0, 0)',
    dim: '#000000',
    tie: {
      hostile: '#8c9bff',
      cold: '#84b7ed',
      cool: '#a9d8ff',
      neutral: '#ffffff',
      cordial: '#ffeb98',
      warm: '#ffc85d',
      close: '#ff9440',
    },
    word: {
      hostile: '#b9c2ff',
      cold: '#9fcbff',
      cool: '#c4e4ff',
      neutral: '#ffffff',
      cordial: '#ffe99c',
      warm: '#ffcd85',
      close: '#ffb47a',
    },
    tanker: '#ffffff',
    crate: '#ffd766',
    container: '#35d6a0',
  },
};
