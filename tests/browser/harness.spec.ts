// The harness itself: a gate that cannot fail is no gate.
import { startGame } from './desk.ts';
import { expect, test } from './fixtures.ts';

test('the built page is served with the strict policy', async ({ request }) => {
  const response = await request.get('');
  expect(response.status()).toBe(200);
  const policy = response.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
  const page = await response.text();
  expect(page).toContain('<meta http-equiv="Content-Security-Policy"');
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|\sstyle=/);
});

test('a path that leaves the folder finds nothing', async ({ request }) => {
  for (const path of ['%2e%2e/package.json', '..%2fpackage.json', '%2e%2e%5cpackage.json', 'a/%00', '%zz']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test('WebGL works in this browser', async ({ page }) => {
  await page.goto('');
  const drawn = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl');
    if (!gl) return undefined;
    gl.clearColor(1, 0, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const pixel = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return [...pixel];
  });
  expect(drawn).toEqual([255, 0, 0, 255]);
});

test('console errors, uncaught errors and policy violations are noticed', async ({ page, complaints }) => {
  await page.goto('');
  await page.evaluate(() => {
    console.error('on purpose');
    setTimeout(() => {
      throw new Error('thrown on purpose');
    });
    const script = document.createElement('img');
    script.src = 'https://example.invalid/picture.png';
    document.body.append(script);
    try {
      document.body.insertAdjacentHTML('beforeend', '<i>markup</i>');
    } catch {
      // Refused, as it should be; the violation event is what this test waits for.
    }
  });
  const expected = [/on purpose/, /thrown on purpose/, /img-src refused/, /require-trusted-types-for refused/];
  for (const pattern of expected) await expect.poll(() => complaints.some((line) => pattern.test(line))).toBe(true);
  complaints.length = 0;
});

test.describe('longer work', () => {
  test.use({ board: false });

  test('is done in a worker under the strict policy, and in the page where there is none', async ({ page }) => {
    await startGame(page, 'harness-worker');
    await expect(page.locator('.ranges')).toBeVisible();
    expect(page.workers()).toHaveLength(1);

    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    await startGame(page, 'harness-worker');
    await expect(page.locator('.ranges')).toBeVisible();
    expect(page.workers()).toHaveLength(0);
  });
});
