/** What a text of a line names, by its page of the console: the one thing that it is about, part by part. */
export type About = readonly [page: 'requests' | 'jobs' | 'templates', ...of: string[]];

/** One line of what is told of a thing. An empty label continues the line before; null: there is nothing to say. */
export type Line = readonly [label: string, text: string | null, about?: About];
