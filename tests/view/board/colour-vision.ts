// How colours look to eyes of several kinds, how far apart they are, and how they stand out.

/** Red, green, blue of light, 0–1 each. */
export type Light = readonly [number, number, number];

/** The kinds of eyes that the board's colours are checked for. */
export const EYES = ['common', 'protan', 'deutan', 'tritan', 'protan-vienot', 'deutan-vienot'] as const;
export type Eyes = (typeof EYES)[number];

type Matrix = readonly [Light, Light, Light];

/**
 * What is left of linear light. The first three by Machado, Oliveira and Fernandes (2009) at full severity, the last two
 * by Viénot, Brettel and Mollon (1999), who project onto the plane of what a dichromat can tell apart.
 */
const SEEN: Readonly<Record<Exclude<Eyes, 'common'>, Matrix>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  'protan-vienot': [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  'deutan-vienot': [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
};

/** Linear light of `#rrggbb` (alpha digits are left out). */
export function lightOf(hex: string): Light {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

const encode = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

/** `top` painted over `ground` with an alpha of 0–1, as a canvas does it: in encoded values. */
export function over(top: string, alpha: number, ground: string): string {
  const mixed = lightOf(top).map((value, i) => {
    const both = encode(value) * alpha + encode(lightOf(ground)[i]!) * (1 - alpha);
    return Math.round(both * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}

/** What such eyes see of a light. */
export function seen(light: Light, eyes: Eyes): Light {
  if (eyes === 'common') return light;
  const row = (parts: Light): number =>
    Math.max(0, Math.min(1, parts[0] * light[0] + parts[1] * light[1] + parts[2] * light[2]));
  const [r, g, b] = SEEN[eyes];
  return [row(r), row(g), row(b)];
}

type Lab = readonly [number, number, number];

/** CIE L*a*b* under D65. */
export function labOf([r, g, b]: Light): Lab {
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000: how far apart two colours look; 1 can just be seen side by side (Sharma, Wu and Dalal 2005). */
export function deltaE([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const rad = Math.PI / 180;
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [x1, x2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)];
  const hue = (b: number, x: number): number => (b === 0 && x === 0 ? 0 : (Math.atan2(b, x) / rad + 360) % 360);
  const [h1, h2] = [hue(b1, x1), hue(b2, x2)];
  const grey = c1 * c2 === 0;
  const turn = grey ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
  const dl = l2 - l1;
  const dc = c2 - c1;
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * rad);
  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const h = grey ? h1 + h2 : Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
  const t =
    1 -
    0.17 * Math.cos((h - 30) * rad) +
    0.24 * Math.cos(2 * h * rad) +
    0.32 * Math.cos((3 * h + 6) * rad) -
    0.2 * Math.cos((4 * h - 63) * rad);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sc = 1 + 0.045 * c;
  const sh = 1 + 0.015 * c * t;
  const rc = 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const rt = -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * rad) * rc;
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh));
}

/** How far apart two colours look to such eyes. */
export const apart = (one: string, other: string, eyes: Eyes): number =>
  deltaE(labOf(seen(lightOf(one), eyes)), labOf(seen(lightOf(other), eyes)));

/** Contrast of two colours by WCAG 2.2: 1 (none) to 21. */
export function contrast(one: string, other: string): number {
  const luminance = ([r, g, b]: Light): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [a, b] = [luminance(lightOf(one)), luminance(lightOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
