import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type LinkedRun, openSessionCode, seal, writeRun } from '#app';
import { linkOf, quickRuns, runOf } from '../app/link/games.ts';
import { curveball, snubSeason } from '../lab/scenarios.ts';
import { expectSoundInEveryTheme } from './axe.ts';
import { openFront, playQuarter, readKept } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

const { ruleset } = snubSeason();
const SEED = 'kavira-42';
const POLICIES = ['random', 'middle', 'greedy', 'tilt:us', 'tilt:russia', 'pass'] as const;
const TERMS = { turns: 12, predict: false, previews: true, locked: true };

test.beforeEach(async ({ page }) => {
  // A machine without a graphics card would spend its time on the board.
  await page.route(/\/assets\/board-.*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("no board today");' }),
  );
});

/** The doctrine of the whole class. */
const doctrine = ruleset.data.doctrines[0]?.id ?? '';

/** Games of one seed that differ by who played and where another took over. */
function classOf(count: number): LinkedRun[] {
  return Array.from({ length: count }, (_, index) => {
    const policy = POLICIES[index % POLICIES.length] ?? 'pass';
    return runOf(ruleset, policy, SEED, undefined, { doctrine, luck: `student-${index}`, session: TERMS });
  });
}

async function setUp(
  page: Page,
  { scenario, own, turns } = { scenario: 'snub-season', own: doctrine, turns: 12 },
): Promise<void> {
  await page.goto('#/class');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One session, many tables');
  await page.getByLabel('Scenarios', { exact: true }).selectOption(scenario);
  await page.getByLabel('Seed', { exact: true }).fill(SEED);
  await page.getByLabel('Doctrine').selectOption(own);
  await page.getByLabel('Quarters').fill(String(turns));
  await page.getByLabel('Quarters').press('Tab');
  await page.getByLabel(/^Predict first/).uncheck();
}

/** The code on the wall. */
const codeOn = async (page: Page): Promise<string> => (await page.locator('.handout-code').textContent()) ?? '';

test('a whole lesson: a session, thirty results of which one is forged, side by side, offline', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  await setUp(page);

  // The session goes out as a code that opens the same session.
  const { written } = ruleset;
  await expect
    .poll(async () =>
      openSessionCode(await codeOn(page), [{ ...written, doctrines: written.doctrines.map(({ id }) => id) }]),
    )
    .toMatchObject({ seed: SEED, doctrine, terms: TERMS, scenario: { hash: written.hash } });
  await expect(page.locator('.handout svg.qr')).toBeVisible();

  // From here on there is no network.
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);

  const runs = classOf(30);
  const links = await Promise.all(runs.map((run) => linkOf(ruleset, run)));
  // One student gives themselves a better quarter and a better score.
  const cheat = runs[7];
  if (!cheat) throw new Error('There is no such student.');
  const plans = cheat.replay.plans.map((turn, index) => (index === 4 ? { [ruleset.data.defaultSeat]: [] } : turn));
  const forged = { ...cheat, replay: { ...cheat.replay, plans }, claim: { ending: 'every-table', score: 99 } };
  links[7] = await seal('run', writeRun(written, forged));
  const address = (link: string): string => `https://school.example/every-table/#/run/${link}`;
  await page.getByLabel('Links, as many as you like').fill(links.map((link) => `Mine: ${address(link)}`).join('\n'));
  await page.getByRole('button', { name: 'Add them' }).click();
  await expect(page.locator('.results-table tbody tr')).toHaveCount(30, { timeout: 60_000 });
  await expect(page.locator('.collect-count')).toContainText('30 results: 29 true, 1 not as claimed', {
    timeout: 60_000,
  });

  // The forged one is marked with what differs, and is in no drawing.
  const row = page.locator('.results-table tbody tr[data-standing="forged"]');
  await expect(row).toHaveCount(1);
  await expect(row.locator('th')).toHaveText('8');
  await expect(row.locator('.results-standing')).toContainText('does not come out as the link says');
  await expect(row.locator('.results-standing')).toContainText('claims a score of 99');
  await expect(page.locator('.compare-paths svg').first().locator('.overlay-line')).toHaveCount(29);
  await expect(page.locator('.course-line')).toHaveCount(29);
  await expect(page.locator('.partings > li').first()).toBeVisible();
  const binned = await page.locator('.bin-count').allTextContents();
  expect(binned.reduce((sum, text) => sum + Number(text), 0)).toBe(29);

  // The same game again, as a file, counts once; a link with one letter changed is no result at all.
  const edited = links[2] ?? '';
  const letter = edited.charAt(60) === 'A' ? 'B' : 'A';
  await page.getByLabel('Links, as many as you like').fill(address(edited.slice(0, 60) + letter + edited.slice(61)));
  await page.getByRole('button', { name: 'Add them' }).click();
  await page.locator('.collect input[type="file"]').setInputFiles({
    name: 'again.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(runs[0]?.replay)),
  });
  await expect(page.locator('.collect-count')).toContainText(
    '32 results: 29 true, 1 handed in again, 1 not as claimed, 0 of another session, 1 unreadable',
    { timeout: 30_000 },
  );
  const again = page.locator('.results-table tbody tr[data-standing="twice"]');
  await expect(again.locator('.results-standing')).toContainText('The same game as No. 1: it counts once.');
  await expect(page.locator('.course-line')).toHaveCount(29);
  await page.getByRole('button', { name: 'Remove result 31', exact: true }).click();
  await page.getByRole('button', { name: 'Remove result 32', exact: true }).click();
  await expect(page.locator('.results-table tbody tr')).toHaveCount(30);

  // The table sorts; names stay local and are safe in a spreadsheet.
  await page.getByLabel('Name for result 3', { exact: true }).fill('=HYPERLINK("http://x")');
  await page.getByRole('button', { name: /^Score/ }).click();
  const scores = (await page.locator('.results-table tbody tr td:nth-child(5)').allTextContents()).map(Number);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the table (CSV)' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  const lines = csv.trim().split('\r\n');
  expect(lines).toHaveLength(31);
  expect(lines[0]).toContain('Score');
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
  for (const line of lines.slice(1)) expect(line).not.toMatch(/(?:^|,)"?[=+@-](?!\d)/);
  for (const [index, run] of runs.entries()) {
    if (index === 7) continue;
    const last = run.replay.hashes[run.replay.hashes.length - 1] ?? '';
    expect(lines[index + 1]).toContain(last);
    expect(lines[index + 1]?.split(',')).toContain(String(run.claim?.score));
  }
  await context.setOffline(false);

  // Everything survives a reload.
  await expect
    .poll(async () => ((await readKept(page, 'every-table.class')) as { entries: [] } | null)?.entries.length)
    .toBe(30);
  await page.reload();
  await expect(page.locator('.collect-count')).toContainText('29 true', { timeout: 60_000 });
  await expect(page.getByLabel('Name for result 3', { exact: true })).toHaveValue('=HYPERLINK("http://x")');

  // Any result opens as a replay, the one that is true as true.
  await page.getByRole('button', { name: 'Watch result 1', exact: true }).click();
  await expect(page.getByText('Played again and found true')).toBeVisible();
});

test('a student joins by code, stops where the class stops, and hands in what the teacher believes', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await setUp(page);
  const whole = await codeOn(page);
  await page.getByLabel('Quarters').fill('2');
  await page.getByLabel('Quarters').press('Tab');
  await expect(page.getByText('Stopped after 2 of 12 quarters')).toBeVisible();
  await expect.poll(() => codeOn(page)).not.toBe(whole);
  const code = await codeOn(page);

  // A newcomer's own wish for a guide is not the class's.
  await page.evaluate(() => localStorage.setItem('every-table.guide', 'on'));
  await openFront(page);
  await page.getByLabel('Class code').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('You play 2 of 12 quarters.')).toBeVisible();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'To the desk' }).click();
  await expect(page.getByText('Turn 1 of 2; your class stops there')).toBeVisible();
  await expect(page.locator('.guide')).toHaveCount(0);
  // What the class has locked can be read, and nothing more.
  await page.goto('#/desk/assumptions');
  await expect(page.getByText('Your class has agreed to leave these as they are')).toBeVisible();
  await expect(page.locator('.assumption-field input').first()).toHaveAttribute('readonly');
  await expect(page.getByRole('button', { name: /^(?:Use|Play) / })).toHaveCount(0);
  await page.keyboard.press('Escape');
  expect(await playQuarter(page)).toBe(true);
  // A reload in the middle is still the class's game.
  await expect
    .poll(async () => {
      const kept = (await readKept(page, 'every-table.save.latest')) as { replay: LinkedRun['replay'] } | null;
      return [kept?.replay.session?.turns, kept?.replay.plans.length];
    })
    .toEqual([2, 1]);
  await page.reload();
  await expect(page.getByText('Turn 2 of 2; your class stops there')).toBeVisible();
  expect(await playQuarter(page)).toBe(false);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stopped before the end');
  await expect(page.getByText('nobody has won or lost')).toBeVisible();
  await page.getByRole('button', { name: 'Hand in your result' }).click();
  await expect(page.getByRole('dialog', { name: 'Hand in your result' })).toBeVisible();
  const area = page.getByLabel('Link', { exact: true });
  await expect(area).toHaveValue(/#\/run\//);
  const link = await area.inputValue();

  await page.goto('#/class');
  await page.getByLabel('Links, as many as you like').fill(link);
  await page.getByRole('button', { name: 'Add them' }).click();
  await expect(page.locator('.collect-count')).toContainText('1 result: 1 true');

  // A code for other rules, or misspelt, opens nothing.
  await page.goto('#/join/AAAA-BBBB-CCCC');
  await expect(page.getByRole('alert').filter({ hasText: /misspelt|No class has this code/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begin' })).toHaveCount(0);
});

test('two hundred results are played again and drawn', async ({ page }) => {
  test.setTimeout(240_000);
  // Six quarters each: it is the number of results that is tested.
  const { ruleset: short } = curveball();
  const own = short.data.doctrines[0]?.id ?? '';
  await setUp(page, { scenario: 'caatsa-curveball', own, turns: short.data.turns });
  const count = 200;
  const links = await Promise.all(quickRuns(short, SEED, own, count).map((run) => linkOf(short, run)));
  expect(new Set(links).size).toBe(count);
  const text = links.map((link, index) => `#/run/${link} ${index}`).join('\n');
  await page.getByLabel('Links, as many as you like').fill(text);
  await page.getByRole('button', { name: 'Add them' }).click();
  // A reload in the middle of it loses nothing.
  await expect
    .poll(async () => ((await readKept(page, 'every-table.class')) as { entries: [] } | null)?.entries.length)
    .toBe(count);
  await page.reload();
  await expect(page.locator('.collect-count')).toContainText(`${count} results: ${count} true`, { timeout: 120_000 });
  await expect(page.locator('.course-line')).toHaveCount(count);
});

test('on a wall, hands are counted before each reveal and kept with the game', async ({ page }) => {
  test.setTimeout(120_000);
  await setUp(page);
  await page.getByRole('button', { name: 'Play with the class on this screen' }).click();
  await page.getByRole('button', { name: 'To the desk' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-projector', 'true');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px');
  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Show of hands' });
  await expect(dialog).toBeVisible();
  const hands = dialog.locator('.vote-question').first().locator('input');
  await hands.nth(0).fill('17');
  await hands.nth(1).fill('8');
  await dialog.getByRole('button', { name: 'Reveal', exact: true }).click();
  await expect(page.locator('.vote-result')).toContainText(/(?:17|8|0) of 25 hands were right/);
  await expect(page.locator('.vote-bar-row[data-came="true"]')).toHaveCount(1);
  await expect(dialog).toHaveCount(0);
  await expect
    .poll(
      async () =>
        ((await readKept(page, 'every-table.save.latest')) as { replay: LinkedRun['replay'] } | null)?.replay.votes
          ?.length,
    )
    .toBe(1);
  const save = (await readKept(page, 'every-table.save.latest')) as { replay: LinkedRun['replay'] };
  expect(Object.values(save.replay.votes?.[0]?.hands ?? {}).reduce((sum, count) => sum + count, 0)).toBe(25);

  // An old projector shows the board beside what is said of it, in type that takes as much of its height.
  const { width, height } = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect(page.getByRole('region', { name: 'The tables' })).toBeInViewport({ ratio: 0.5 });
  await expect(page.locator('.report-headline')).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: /^On to/ })).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width, height });

  // Without a vote it goes on as well; the wall can be given back.
  await page.getByRole('button', { name: /^On to/ }).click();
  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  await dialog.getByRole('button', { name: 'Reveal without a vote' }).click();
  await expect(page.locator('[data-phase="reveal"]')).toBeVisible();
  await expect(page.locator('.vote-result')).toHaveCount(0);
});

test('links and classes pass axe', async ({ page }) => {
  test.setTimeout(180_000);
  const look = (where: string): Promise<void> => expectSoundInEveryTheme(page, where);
  await setUp(page);
  const runs = quickRuns(ruleset, SEED, doctrine, 5);
  const links = await Promise.all(
    runs.map((run, index) => linkOf(ruleset, index === 0 ? { ...run, claim: { ending: null, score: 99 } } : run)),
  );
  await page.getByLabel('Links, as many as you like').fill(links.map((link) => `#/run/${link}`).join('\n'));
  await page.getByRole('button', { name: 'Add them' }).click();
  await expect(page.locator('.results-table tbody tr')).toHaveCount(5, { timeout: 30_000 });
  await look('class view');
  const code = await codeOn(page);
  await page.goto(`#/join/${code}`);
  await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
  await look('joining');
  await page.goto(`#/run/${links[1]}`);
  await page.getByRole('button', { name: 'On ›' }).click();
  await look('a replay');
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(page.locator('svg.qr')).toBeVisible();
  await look('sharing');
  await page.goto('#/class');
  await page.getByRole('button', { name: 'Play with the class on this screen' }).click();
  await page.getByRole('button', { name: 'To the desk' }).click();
  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  await expect(page.getByRole('dialog', { name: 'Show of hands' })).toBeVisible();
  await look('show of hands');
  await page.getByRole('dialog').getByRole('button', { name: 'Reveal without a vote' }).click();
});
