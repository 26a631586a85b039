/** An empty label continues the line before; null: there is nothing to say. `href`: where in the console that is told of. */
export type Line = readonly [label: string, text: string | null, href?: string];
