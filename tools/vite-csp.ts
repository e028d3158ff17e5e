import type { Plugin } from 'vite';
import { policy } from './csp.mjs';

/** Writes the strict policy into the built page, for hosts that send no header. The dev server needs inline styles, so it gets none. */
export function strictCsp(): Plugin {
  return {
    name: 'every-table:csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: policy('meta') },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
