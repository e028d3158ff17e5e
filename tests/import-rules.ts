// Checks sources against the import table of docs/architecture.md and against the engine's vow of purity.
// It reads syntax trees, so words in strings and comments neither trip it nor hide from it.
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** What the code of one folder may import besides its own files. */
export interface FolderRule {
  /** The folder's name in the import map of package.json; the command line has none, as nothing imports it. */
  readonly name: string | undefined;
  readonly folders: readonly string[];
  /** Package names; a trailing slash admits a whole scope. */
  readonly libraries: readonly string[];
  readonly mayUseNode: boolean;
  /** Whether pictures, style sheets, modules made by the build and the like may be imported. */
  readonly mayUseBuild: boolean;
}

const rule = (
  name: string | undefined,
  folders: readonly string[],
  libraries: readonly string[],
  { mayUseNode = false, mayUseBuild = false } = {},
): FolderRule => ({ name, folders, libraries, mayUseNode, mayUseBuild });

/** The import table, by folder. */
export const RULES: Readonly<Record<string, FolderRule>> = {
  'src/engine': rule('#engine', [], ['seedrandom']),
  'src/scenario': rule(
    '#scenario',
    ['#engine'],
    ['yaml', 'zod', '@marcbachmann/cel-js', 'intl-messageformat', 'marked'],
  ),
  'src/lab': rule('#lab', ['#engine'], []),
  'src/view': rule('#view', ['#engine', '#lab'], ['intl-messageformat']),
  'src/ui/board': rule('#board', ['#view'], ['phaser'], { mayUseBuild: true }),
  'src/ui/desk': rule('#desk', ['#view'], ['preact', '@preact/'], { mayUseBuild: true }),
  'src/app': rule(
    '#app',
    ['#engine', '#scenario', '#lab', '#view', '#board', '#desk'],
    ['preact', '@preact/', 'fflate', 'idb-keyval', 'qr'],
    { mayUseBuild: true },
  ),
  'src/cli': rule(undefined, ['#scenario', '#lab', '#view'], [], { mayUseNode: true }),
};

/** Exact in every JavaScript engine, unlike the rest of Math. */
const EXACT_MATH = ['abs', 'min', 'max', 'sqrt', 'floor', 'ceil', 'round', 'trunc', 'sign', 'imul', 'fround', 'clz32'];

/** Names that reach a clock, a screen, a locale, ambient chance or another agent. */
const IMPURE_NAMES = [
  'Date',
  'Intl',
  'Atomics',
  'SharedArrayBuffer',
  'WeakRef',
  'FinalizationRegistry',
  'Function',
  'eval',
  'globalThis',
  'console',
  'performance',
  'crypto',
];

const LOCALE_METHODS = ['localeCompare', 'toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase'];

export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';

type Visit = (node: SyntaxNode, parent: SyntaxNode | undefined, key: string) => void;

function walk(node: SyntaxNode, visit: Visit, parent?: SyntaxNode, key = ''): void {
  visit(node, parent, key);
  for (const [childKey, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, node, childKey);
    }
  }
}

/** A module address in a file, with the place where it is written; undefined when it is computed at run time. */
interface Request {
  readonly specifier: string | undefined;
  readonly start: number;
}

const asRequest = (source: unknown, start: number): Request => ({
  specifier: isNode(source) && typeof source.value === 'string' ? source.value : undefined,
  start,
});

const isImportMetaUrl = (node: unknown): boolean =>
  isNode(node) && node.type === 'MemberExpression' && isNode(node.object) && node.object.type === 'MetaProperty';

function requestOf(node: SyntaxNode): Request | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return asRequest(node.source ?? node.argument, node.start);
    case 'ExportNamedDeclaration':
      return node.source ? asRequest(node.source, node.start) : undefined;
    case 'TSExternalModuleReference':
      return asRequest(node.expression, node.start);
    case 'NewExpression': {
      const [address, base] = node.arguments as unknown[];
      return isImportMetaUrl(base) ? asRequest(address, node.start) : undefined;
    }
    case 'CallExpression': {
      const { callee } = node;
      const isRequire = isNode(callee) && callee.type === 'Identifier' && callee.name === 'require';
      return isRequire ? asRequest((node.arguments as unknown[])[0], node.start) : undefined;
    }
    default:
      return undefined;
  }
}

const folderOf = (file: string): string | undefined =>
  Object.keys(RULES).find((folder) => file.startsWith(`${folder}/`));

const isAsset = (specifier: string): boolean =>
  /\?(url|raw|inline|worker(&\w+)*)$/.test(specifier) || /\.(css|svg|png|webp|woff2|json|ogg|mp3)$/.test(specifier);

function complaintAbout(specifier: string, file: string, folder: string, { name, ...allowed }: FolderRule) {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file), specifier);
    if (isAsset(specifier)) {
      const isOurs = target.startsWith(`${folder}/`) || target.startsWith('assets/');
      return allowed.mayUseBuild && isOurs ? undefined : 'may not import this file';
    }
    if (!target.startsWith(`${folder}/`)) return "may not reach into another folder's files";
    return /\.tsx?$/.test(specifier) ? undefined : 'imports of its own files end in .ts or .tsx';
  }
  if (specifier.startsWith('#')) {
    if (specifier === name) return 'imports its own files by relative path';
    return allowed.folders.includes(specifier) ? undefined : 'may not import this folder';
  }
  if (specifier.startsWith('node:')) return allowed.mayUseNode ? undefined : 'may not use Node';
  if (specifier.startsWith('virtual:')) return allowed.mayUseBuild ? undefined : 'may not use what the build makes';
  const isAllowed = allowed.libraries.some((library) =>
    library.endsWith('/')
      ? specifier.startsWith(library)
      : specifier === library || specifier.startsWith(`${library}/`),
  );
  return isAllowed ? undefined : 'may not use this library';
}

/** Keys that hold a name being declared or selected, not a value being read. */
const NAMING_KEYS: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  MethodDefinition: 'key',
  PropertyDefinition: 'key',
  TSPropertySignature: 'key',
  TSMethodSignature: 'key',
  TSQualifiedName: 'right',
  ImportSpecifier: 'imported',
  ExportSpecifier: 'exported',
};

const isRead = (parent: SyntaxNode | undefined, key: string): boolean =>
  !parent || NAMING_KEYS[parent.type] !== key || parent.computed === true;

function impurityOf(node: SyntaxNode, parent: SyntaxNode | undefined, key: string): string | undefined {
  switch (node.type) {
    case 'Identifier': {
      const name = node.name as string;
      if (name === 'Math' && isRead(parent, key)) {
        const member =
          parent?.type === 'MemberExpression' && !parent.computed && isNode(parent.property) && parent.property;
        const used = member ? (member.name as string) : undefined;
        if (used === undefined) return 'uses Math other than by naming a function of it';
        return EXACT_MATH.includes(used) ? undefined : `uses Math.${used}, which may differ between JavaScript engines`;
      }
      if (IMPURE_NAMES.includes(name) && isRead(parent, key)) return `uses ${name}`;
      if (LOCALE_METHODS.includes(name) && !isRead(parent, key)) return `uses ${name}, which depends on the locale`;
      return undefined;
    }
    case 'BinaryExpression':
      return node.operator === '**' ? 'uses **, which may differ between JavaScript engines' : undefined;
    case 'AssignmentExpression':
      return node.operator === '**=' ? 'uses **=, which may differ between JavaScript engines' : undefined;
    case 'MetaProperty':
      return isNode(node.meta) && node.meta.name === 'import' ? 'uses import.meta' : undefined;
    default:
      return undefined;
  }
}

/** `seedrandom()` without a seed draws one from the clock and from ambient chance. */
function isUnseeded(node: SyntaxNode, seeders: ReadonlySet<string>): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const { callee } = node;
  const root = isNode(callee) && callee.type === 'MemberExpression' ? callee.object : callee;
  const isSeeder = isNode(root) && root.type === 'Identifier' && seeders.has(root.name as string);
  return isSeeder && (node.arguments as unknown[]).length === 0;
}

const seedersOf = (node: SyntaxNode): string[] =>
  node.type === 'ImportDeclaration' && isNode(node.source) && String(node.source.value).startsWith('seedrandom')
    ? (node.specifiers as SyntaxNode[]).map((specifier) => (specifier.local as SyntaxNode).name as string)
    : [];

function resolveInside(file: string, specifier: string, files: ReadonlyMap<string, string>): string | undefined {
  const folder = Object.keys(RULES).find((key) => RULES[key]?.name === specifier);
  const target = folder ? `${folder}/index.ts` : posix.join(posix.dirname(file), specifier);
  return (folder || specifier.startsWith('.')) && files.has(target) ? target : undefined;
}

/** Every import cycle once, as the files along it, beginning with the first by name. */
function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found = new Map<string, string[]>();
  const done = new Set<string>();
  const path: string[] = [];
  const follow = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      const cycle = path.slice(at);
      const first = cycle.indexOf([...cycle].sort()[0] as string);
      const rotated = [...cycle.slice(first), ...cycle.slice(0, first)];
      found.set(rotated.join(' '), rotated);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const next of graph.get(file) ?? []) follow(next);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) follow(file);
  return [...found.values()];
}

/**
 * Every breach of the rules in a set of sources.
 * @param files source text by path from the repository's root, with forward slashes
 */
export function checkImports(files: ReadonlyMap<string, string>): Violation[] {
  const violations: Violation[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, source] of files) {
    const complain = (start: number, message: string): void => {
      violations.push({ file, line: source.slice(0, start).split('\n').length, message });
    };
    const { program, errors } = parseSync(file, source);
    for (const error of errors) complain(0, `cannot be parsed: ${error.message}`);
    const folder = folderOf(file);
    const folderRule = folder === undefined ? undefined : RULES[folder];
    if (folder === undefined || !folderRule) {
      complain(0, 'belongs to no folder of the import table');
      continue;
    }
    const targets: string[] = [];
    const seeders = new Set<string>();
    walk(program as unknown as SyntaxNode, (node, parent, key) => {
      const request = requestOf(node);
      if (request) {
        const { specifier, start } = request;
        const complaint =
          specifier === undefined
            ? 'computes an import at run time'
            : complaintAbout(specifier, file, folder, folderRule);
        if (complaint) complain(start, `${folder} ${complaint}${specifier === undefined ? '' : `: ${specifier}`}`);
        const target = specifier === undefined ? undefined : resolveInside(file, specifier, files);
        if (target) targets.push(target);
      }
      if (folder !== 'src/engine') return;
      const impurity = impurityOf(node, parent, key);
      if (impurity) complain(node.start, `${folder} ${impurity}`);
      for (const seeder of seedersOf(node)) seeders.add(seeder);
      if (isUnseeded(node, seeders)) complain(node.start, `${folder} uses seedrandom without a seed`);
    });
    graph.set(file, targets);
  }
  for (const cycle of cyclesOf(graph)) {
    violations.push({
      file: cycle[0] as string,
      line: 1,
      message: `import cycle: ${[...cycle, cycle[0]].join(' → ')}`,
    });
  }
  return violations;
}
