import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const ENTRY = 'every-table:phaser';
const START = '\0every-table:phaser-start';
const source = join(dirname(createRequire(import.meta.url).resolve('phaser/package.json')), 'src');

/** All the board takes from the library: the names it imports, and the factories and plugins it relies on. */
const USED = `
import '${source}/renderer/index.js';
import Game from '${source}/core/Game.js';
import Scene from '${source}/scene/Scene.js';
import CONST from '${source}/const.js';
import Scale from '${source}/scale/index.js';
import '${source}/events/EventEmitter.js';
import '${source}/scene/ScenePlugin.js';
import '${source}/cameras/2d/index.js';
import '${source}/gameobjects/GameObjectCreator.js';
import '${source}/gameobjects/GameObjectFactory.js';
import '${source}/gameobjects/DisplayList.js';
import '${source}/gameobjects/UpdateList.js';
import '${source}/gameobjects/image/ImageFactory.js';
const { WEBGL, CANVAS } = CONST;
export { CANVAS, Game, Scale, Scene, WEBGL };
`;

/**
 * Parts of the library that are started one after the other, each in a task of its own: all at once they would hold a
 * slow machine up for longer than a blink. Each is among what the board uses anyway.
 */
const PARTS = [
  'events/EventEmitter',
  'textures/TextureManager',
  'cameras/2d/Camera',
  'renderer/index',
  'input/InputManager',
  'core/Game',
  'scene/Scene',
  'cameras/2d/index',
  'gameobjects/image/ImageFactory',
];

const STARTED = `
for (const part of [${PARTS.map((part) => `() => import('${source}/${part}.js')`).join(', ')}]) {
  await part();
  await new Promise((done) => setTimeout(done));
}
const { CANVAS, Game, Scale, Scene, WEBGL } = await import('${ENTRY}');
export { CANVAS, Game, Scale, Scene, WEBGL };
`;

/**
 * Modules that the library's core pulls in although a board of plain sprites never runs them: filters and their
 * shaders, GPU layers, tiles, lights, noise, compressed textures, atlases, colour matrices. Each becomes an empty
 * class, which is as much as their importers ask of them until they are used.
 */
const UNUSED = new RegExp(
  `/phaser/src/(?:${[
    'renderer/webgl/renderNodes/filters/(?!index|BaseFilter\\.|BaseFilterShader)',
    'renderer/webgl/renderNodes/(?:BatchHandler(?:PointLight|TileSprite)|DynamicTextureHandler)',
    'renderer/webgl/renderNodes/submitter/Submitter(?:SpriteGPULayer|TilemapGPULayer|Tile\\.|TileSprite)',
    'renderer/webgl/shaders/(?:Filter|Noise|SpriteGPULayer|TilemapGPULayer|Gradient|Ramp|PointLight|NormalMap)',
    'filters/(?!index|Controller)',
    'textures/parsers/(?!index|Canvas|Image)',
    'textures/DynamicTexture',
    'gameobjects/tilesprite/',
    'math/HashSimplex',
    'display/ColorMatrix',
    'display/ColorRamp',
    'input/(?:keyboard|gamepad|mouse|touch)/\\w+Manager',
  ].join('|')})`,
);

/** The texture manager keeps a tile at hand, sets its origin and destroys it in the end. */
const EMPTY = `
function Unused() {}
Unused.prototype.setOrigin = function () { return this; };
Unused.prototype.destroy = function () {};
module.exports = Unused;
`;

/**
 * The library makes a WebGL context only to see whether it can. The board has found that out before, and a context that is made
 * for nothing takes long to take apart, in the midst of play.
 */
const FEATURES = /\/phaser\/src\/device\/Features\.js$/;
const PROBE = 'Features.webGL = testWebGL();';
const PROBED = "Features.webGL = !!window['WebGLRenderingContext'];";

/** Builds the game with as much of Phaser as the board uses. The dev server serves the whole library. */
export function trimPhaser(): Plugin {
  return {
    name: 'every-table:phaser',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      define: {
        'typeof CANVAS_RENDERER': 'true',
        'typeof WEBGL_RENDERER': 'true',
        'typeof WEBGL_DEBUG': 'false',
        'typeof EXPERIMENTAL': 'false',
        'typeof FEATURE_SOUND': 'false',
      },
    }),
    resolveId: (id) => (id === 'phaser' ? START : id === ENTRY ? `\0${ENTRY}` : null),
    load(id) {
      if (id === START) return STARTED;
      if (id === `\0${ENTRY}`) return USED;
      return UNUSED.test(id) ? EMPTY : null;
    },
    transform(code, id) {
      if (!FEATURES.test(id)) return null;
      if (!code.includes(PROBE))
        this.error(`Phaser no longer says "${PROBE}": its probing of WebGL has to be left out anew.`);
      return { code: code.replace(PROBE, PROBED), map: null };
    },
  };
}
