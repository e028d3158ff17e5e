/** Written into the built script: a name for this build of the game, and its files' addresses beside the script. */
declare const EDITION: string;
declare const FILES: readonly string[];
