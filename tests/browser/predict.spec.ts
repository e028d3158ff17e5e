import { violationsOn } from './axe.ts';
import { openFront, startGame, waitForKept } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

test('predict first: no odds before, right and wrong after, and the record keeps both', async ({ page }) => {
  test.setTimeout(120_000);
  await openFront(page);
  await page.getByLabel(/^Predict first/).check();
  await startGame(page, 'predictor');
  const plan = page.locator('.pane-plan');
  await expect(plan.getByRole('heading', { name: 'What will they answer?' })).toBeVisible();
  await expect(plan.locator('.odds')).toHaveCount(0);
  // A file on a capital does not give the odds away either.
  await page.locator('.table-card').nth(1).click();
  await expect(page.getByRole('dialog')).toContainText('the odds come with the answers');
  await page.keyboard.press('Escape');

  const questions = plan.locator('.question');
  const count = await questions.count();
  expect(count).toBeGreaterThan(0);
  await expect(plan).toContainText(`${count} answer${count === 1 ? '' : 's'} not predicted.`);
  await questions.first().getByRole('radio').first().check({ force: true });
  await questions.first().getByRole('combobox').selectOption({ label: 'nearly certain (90%)' });
  await expect(plan).toContainText(`1 of ${count} stated.`);
  expect(await violationsOn(page, { within: '.pane-plan' })).toEqual([]);

  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  const report = page.locator('.report');
  await expect(report.getByRole('heading', { name: 'What you expected' })).toBeVisible();
  await expect(report.locator('.forecast-line')).toHaveCount(1);
  await expect(report.locator('.forecast-line')).toContainText(/(Right|Wrong)\..*90% sure.*odds.*%/);
  const told = await report.locator('.forecast').textContent();
  await expect(report).toContainText('Lower is better');

  // The save holds it: after a reload the timeline and the debrief still tell it.
  await expect(page.locator('[data-next]')).toBeVisible();
  await waitForKept(page, 1);
  await page.reload();
  await page.getByRole('button', { name: 'Timeline' }).click();
  await page.getByRole('button', { name: /^Read/ }).first().click();
  await expect(page.getByRole('dialog').locator('.forecast')).toHaveText(told ?? '');
  // A dialog is closed by going back, which takes a moment: a second key within it would be one and the same.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog').locator('.forecast')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const download = page.waitForEvent('download');
  await page.getByText('Menu', { exact: true }).click();
  await page.getByRole('button', { name: 'Download the game' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const run = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { predictions: readonly object[] };
  expect(run.predictions).toHaveLength(1);
  expect(run.predictions[0]).toMatchObject({ turn: 0, sure: 0.9 });
});
