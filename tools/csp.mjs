const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'media-src': "'self'",
  'connect-src': "'self'",
  'font-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  // Workers need a TrustedScriptURL: the game makes them through this one policy.
  'trusted-types': 'every-table',
};

/**
 * The content security policy of the built game.
 * @param {'header' | 'meta'} place a meta tag cannot carry frame-ancestors
 * @returns {string}
 */
export function policy(place) {
  return Object.entries(DIRECTIVES)
    .filter(([name]) => place === 'header' || name !== 'frame-ancestors')
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
