/** Language tags as a scenario writes them: `en`, `pt-BR`. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

const TEXT_FILE = /^text\.([^/]+)\.(?:ya?ml|json)$/;

/** The language that a file of texts beside the scenario is in, by its path there: `hi` for `text.hi.yaml`; null for other files. */
export function languageOfFile(path: string): string | null {
  return TEXT_FILE.exec(path)?.[1] ?? null;
}
