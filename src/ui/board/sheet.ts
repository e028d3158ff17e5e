import type { GameObjects, Scene } from 'phaser';
import type { Box } from '#view';

let made = 0;

/** How many times as large as need be a picture's canvas may be. */
const ROOMY = 2;

/** Where a box lies in pixels of the screen, and what its picture is known by. */
function spotOf(
  box: Box,
  ratio: number,
  key: string,
): { readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly full: string } {
  const x = Math.floor(box.x * ratio);
  const y = Math.floor(box.y * ratio);
  const w = Math.max(1, Math.ceil((box.x + box.w) * ratio) - x);
  const h = Math.max(1, Math.ceil((box.y + box.h) * ratio) - y);
  return { x, y, w, h, full: `${ratio}|${box.x - x / ratio}|${box.y - y / ratio}|${w}x${h}|${key}` };
}

/**
 * A picture painted on a canvas and shown as a sprite, one texel to one pixel of the screen. It is painted again only
 * when its key, its box or the screen's pixel ratio changes.
 */
export class Sheet {
  readonly image: GameObjects.Image;
  private readonly scene: Scene;
  private readonly software: boolean;
  private canvas: HTMLCanvasElement | null = null;
  private texture = '';
  private key = '';
  private origin = { x: 0, y: 0 };

  /** `software`: the processor draws and composes it, so it is kept in main memory. */
  constructor(scene: Scene, depth: number, software: boolean) {
    this.scene = scene;
    this.software = software;
    this.image = scene.add.image(0, 0, '__DEFAULT').setOrigin(0, 0).setDepth(depth).setVisible(false);
  }

  /** Lays what was painted with the same key before in its place; gives false when there is nothing such. */
  lay(box: Box, ratio: number, key: string): boolean {
    const { x, y, full } = spotOf(box, ratio, key);
    if (full !== this.key) return false;
    this.origin = { x, y };
    this.image.setPosition(x, y).setVisible(true);
    return true;
  }

  /**
   * Paints what lies in `box` (CSS pixels of the board) unless it was painted with the same key before. The context
   * draws in CSS pixels of the board.
   */
  paint(box: Box, ratio: number, key: string, draw: (ctx: CanvasRenderingContext2D) => void): void {
    if (this.lay(box, ratio, key)) return;
    const { x, y, w, h, full } = spotOf(box, ratio, key);
    this.origin = { x, y };
    this.image.setVisible(true);
    this.key = full;
    const canvas = this.canvas ?? document.createElement('canvas');
    // Memory for a picture takes longer to get than most pictures to paint: one that is large enough is kept.
    const isRoomy = canvas.width >= w && canvas.height >= h && canvas.width * canvas.height <= ROOMY * w * h;
    const resized = this.canvas === null || !isRoomy;
    if (resized) {
      canvas.width = w;
      canvas.height = h;
    }
    this.canvas = canvas;
    const ctx = canvas.getContext('2d', { willReadFrequently: this.software });
    if (!ctx) return;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    ctx.setTransform(ratio, 0, 0, ratio, -x, -y);
    draw(ctx);
    const { textures } = this.scene;
    if (resized) {
      const old = this.texture;
      this.texture = `sheet-${made++}`;
      textures.create(this.texture, canvas, w, h)?.add('__BASE', 0, 0, 0, w, h);
      this.image.setTexture(this.texture);
      if (old !== '') textures.remove(old);
    } else {
      const texture = textures.get(this.texture);
      texture.get().setSize(w, h);
      texture.source[0]?.update();
      this.image.setSizeToFrame();
    }
    this.image.setPosition(x, y);
  }

  /** Moves it off its painted place by so many CSS pixels. */
  nudge(dx: number, dy: number, ratio: number): void {
    this.image.setPosition(this.origin.x + dx * ratio, this.origin.y + dy * ratio);
  }

  /** Hands the picture to the graphics card again: it has forgotten everything. */
  upload(): void {
    if (this.texture !== '') this.scene.textures.get(this.texture).source[0]?.update();
  }

  hide(): void {
    this.image.setVisible(false);
  }

  destroy(): void {
    this.image.destroy();
    if (this.texture !== '') this.scene.textures.remove(this.texture);
    this.texture = '';
    this.canvas = null;
  }
}
