/** Builds the web page into `outdir`, which is made anew. */
export function buildConsole(outdir: string): Promise<void>;
