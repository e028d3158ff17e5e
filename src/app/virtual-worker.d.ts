/** Address of the page's worker (tools/vite-worker.ts). */
declare module 'virtual:worker' {
  const address: string;
  export default address;
}
