// What a part of a condition can be.

export type Value = number | string | boolean | readonly Value[];
