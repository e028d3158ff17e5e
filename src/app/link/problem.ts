/** What can be wrong with a link, from most to least hopeless. */
export const LINK_FAULTS = [
  'foreign',
  'newer',
  'tooLong',
  'cut',
  'damaged',
  'badScenario',
  'wrongScenario',
  'otherEdition',
  'codeLength',
  'misspelt',
] as const;
export type LinkFault = (typeof LINK_FAULTS)[number];

/**
 * A link that cannot be read. Its words are `link.<fault>`:
 * - `foreign`: nothing of ours; - `newer`: of a version this game does not know; - `tooLong`: larger than any game;
 * - `cut`: its end is missing; - `damaged`: it is not as it was made;
 * - `badScenario`, `wrongScenario`: the scenario in it cannot be compiled, or is not the one that was played;
 * - `otherEdition`: a class's code, misspelt or of another edition of the scenario; `codeLength`, `misspelt`: one that has not twelve
 *   letters and digits, or is none.
 */
export class LinkError extends Error {
  override readonly name = 'LinkError';
  readonly fault: LinkFault;
  readonly detail: string;
  constructor(fault: LinkFault, detail = '') {
    super(detail === '' ? `The link is ${fault}.` : `The link is ${fault}: ${detail}`);
    this.fault = fault;
    this.detail = detail;
  }
}
