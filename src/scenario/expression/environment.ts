import { Environment } from '@marcbachmann/cel-js';
import { EXPRESSION_FUNCTIONS } from '#engine';
import { LIMITS } from '../read/limits.ts';

/** What the expression library runs for a function; only its own evaluator calls it, never the game. */
export type Handlers = Readonly<Record<string, (...args: never[]) => number | boolean>>;

interface Schema {
  [field: string]: string | Schema;
}

/** Fields of the act being answered, readable in reactions. */
export const MOVE_FIELDS = ['size', 'posture', 'favours'] as const;

/**
 * The expression library's view of a scenario: every variable a double, every function with its types. Made once per compilation.
 * @param names variables and their aliases
 * @param handlers needed only to evaluate with the library itself
 */
export function createEnvironment(names: Iterable<string>, handlers: Handlers = {}): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    enableOptionalTypes: false,
    limits: {
      maxAstNodes: LIMITS.expressionLength,
      maxDepth: LIMITS.expressionDepth,
      maxListElements: 32,
      maxMapEntries: 32,
      maxCallArguments: 8,
    },
  });
  for (const [name, spec] of Object.entries(EXPRESSION_FUNCTIONS)) {
    const args = spec.args.map((kind) => (kind === 'number' || kind === 'quarters' ? 'double' : 'string'));
    const returns = spec.returns === 'bool' ? 'bool' : 'double';
    const handler = handlers[name] ?? (() => (spec.returns === 'bool' ? false : 0));
    environment.registerFunction(`${name}(${args.join(', ')}): ${returns}`, handler, { async: false });
  }
  const tree = schemaOf([...names, ...MOVE_FIELDS.map((field) => `move.${field}`)]);
  for (const [name, type] of Object.entries(tree)) {
    if (typeof type === 'string') environment.registerVariable(name, type);
    else environment.registerVariable({ name, schema: type });
  }
  return environment;
}

/** Dotted names as a tree: `relations.india.us` becomes `{relations: {india: {us: 'double'}}}`. */
function schemaOf(names: readonly string[]): Schema {
  const tree: Schema = Object.create(null);
  for (const name of names) {
    const parts = name.split('.');
    const last = parts.pop()!;
    let branch = tree;
    for (const part of parts) {
      const next = branch[part];
      if (typeof next === 'object') branch = next;
      else {
        const made: Schema = Object.create(null);
        branch[part] = made;
        branch = made;
      }
    }
    branch[last] ??= 'double';
  }
  return tree;
}
