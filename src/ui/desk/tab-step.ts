/** How many tabs on an arrow key leads in a row that runs in a direction; 0 for any other key. */
export function tabStep(key: string, direction: string): -1 | 0 | 1 {
  const isForward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const isBack = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  return key === isForward ? 1 : key === isBack ? -1 : 0;
}
