import fc from 'fast-check';

// The same examples every time, so that a failure is of the change that brought it; another number looks further.
const seed = Number(process.env.PROPERTY_SEED ?? 2026);
if (!Number.isInteger(seed))
  throw new Error(`PROPERTY_SEED is "${process.env.PROPERTY_SEED}", which is no whole number.`);
fc.configureGlobal({ seed });
