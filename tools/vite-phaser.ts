import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const ENTRY = '\0every-table:phaser';
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
    resolveId: (id) => (id === 'phaser' ? ENTRY : null),
    load(id) {
      if (id === ENTRY) return USED;
      return UNUSED.test(id) ? EMPTY : null;
    },
  };
}
