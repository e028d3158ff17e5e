import { effect, type Signal, signal } from '@preact/signals';

const KEY = 'every-table.projector';

/** Whether the page is shown on a wall, in type for the back row; written on the page, and remembered for this sitting. */
export function openProjector(): Signal<boolean> {
  let remembered = false;
  try {
    remembered = sessionStorage.getItem(KEY) === 'on';
  } catch {
    // A browser that keeps nothing still projects.
  }
  const projector = signal(remembered);
  effect(() => {
    document.documentElement.dataset.projector = String(projector.value);
    try {
      sessionStorage.setItem(KEY, projector.value ? 'on' : 'off');
    } catch {
      // As above.
    }
  });
  return projector;
}
