/** Runs one command; gives the exit code. */
export async function main(argv: string[]): Promise<number> {
  return argv.length > 0 ? 2 : 0;
}
