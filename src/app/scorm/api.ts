/** What a learning platform offers under SCORM 1.2 (ADL, run-time environment, 2001): texts in, texts out. */
export interface ScormApi {
  LMSInitialize(nothing: ''): string | boolean;
  LMSFinish(nothing: ''): string | boolean;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string | boolean;
  LMSCommit(nothing: ''): string | boolean;
  LMSGetLastError(): string | number;
  LMSGetErrorString(code: string): string;
}

/** As much of a window as the search needs. */
export interface ScormWindow {
  readonly API?: ScormApi;
  readonly parent: ScormWindow;
  readonly opener: ScormWindow | null;
}

/** The standard tells packages to look no further. */
const FURTHEST = 7;

/** A window of another origin hides everything, by throwing. */
function apiIn(window: ScormWindow): ScormApi | null {
  try {
    const { API } = window;
    return typeof API?.LMSInitialize === 'function' ? API : null;
  } catch {
    return null;
  }
}

function inParents(from: ScormWindow): ScormApi | null {
  let here = from;
  for (let depth = 0; depth <= FURTHEST; depth += 1) {
    const api = apiIn(here);
    if (api) return api;
    if (here.parent === here) return null;
    here = here.parent;
  }
  return null;
}

/** The platform's interface: in the frames around this page, else around the one that opened it. Null where there is none. */
export function findApi(window: ScormWindow): ScormApi | null {
  const near = inParents(window);
  if (near) return near;
  try {
    return window.opener ? inParents(window.opener) : null;
  } catch {
    return null;
  }
}
