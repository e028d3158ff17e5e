import type { Lint } from './lint.ts';

/** ET512: a promise that can be broken for nothing. */
export const checkPromises: Lint = (input) => {
  const { context } = input;
  const reported = new Set<string>();
  for (const promise of input.effects.flatMap((effects) => effects.promise ?? [])) {
    // What was written counts: some of it may have been set aside for other faults.
    const written = context.originOf(promise) as { readonly onBroken?: object } | undefined;
    if (!isEmpty(written?.onBroken) || reported.has(promise.id)) continue;
    reported.add(promise.id);
    const hint = 'Give it “onBroken” effects.';
    const of = context.originOf(promise)!;
    context.reporter.at({ of, key: 'id' }, 'ET512', `Breaking the promise “${promise.id}” has no price.`, hint);
  }
};

function isEmpty(effects: object | undefined): boolean {
  return !effects || Object.keys(effects).length === 0;
}
