interface ScriptUrlPolicy {
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

const OWN_ADDRESSES: ScriptUrlPolicy = {
  createScriptURL: (address) => {
    const { href, origin } = new URL(address, document.baseURI);
    if (origin !== location.origin) throw new TypeError(`A script of ${origin} is none of the game's.`);
    return href;
  },
};

let policy: ScriptUrlPolicy | undefined;

/**
 * An address that a worker may be made from under the strict policy: one of this game's own files. Where the browser
 * knows no trusted types it is the plain address. Throws TypeError for an address elsewhere.
 */
export function trustedScriptUrl(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy('every-table', OWN_ADDRESSES) ?? OWN_ADDRESSES;
  return policy.createScriptURL(address);
}
