import type { InputFile } from '../assemble.ts';
import { ACTOR_FILES } from './actors.ts';
import { scenarioYaml } from './head.ts';
import { OTHER_FILES } from './rest.ts';

/**
 * The files of a new scenario, paths relative to its folder: small, invented, without warnings, and playable.
 * @param id kebab-case; its title is made from it
 */
export function scaffold(id: string): InputFile[] {
  const words = id.split('-').filter((word) => word !== '');
  const title = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return [
    { path: 'scenario.yaml', text: scenarioYaml(id, title) },
    ...Object.entries(ACTOR_FILES).map(([actor, text]) => ({ path: `actors/${actor}.yaml`, text })),
    ...Object.entries(OTHER_FILES).map(([path, text]) => ({ path, text })),
  ];
}
