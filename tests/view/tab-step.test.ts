import { expect, it } from 'vitest';
import { tabStep } from '../../src/ui/desk/tab-step.ts';

it('an arrow leads to the tab it points at, whichever way the row runs', () => {
  const steps = (direction: string) => ['ArrowRight', 'ArrowLeft', 'Enter'].map((key) => tabStep(key, direction));
  expect(steps('ltr')).toEqual([1, -1, 0]);
  expect(steps('rtl')).toEqual([-1, 1, 0]);
});
