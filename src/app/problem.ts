/** Why something cannot be used, as text id and parameters. */
export interface SaveProblem {
  readonly text: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
