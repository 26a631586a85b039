// In: a rule's filter and a message. Out: whether the message passes. A correlation filter passes when everything it names is equal.
import type { Filter, Rule } from './entities.js';
import type { Message } from './message.js';

/** A subscription without rules takes everything. */
export function passes(rules: readonly Rule[], message: Message): boolean {
  return rules.length === 0 || rules.some(({ filter }) => passesFilter(filter, message));
}

function passesFilter(filter: Filter, message: Message): boolean {
  switch (filter.kind) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'correlation':
      return isWithin(filter.fields, message.fields) && isWithin(filter.properties, message.properties);
  }
}

function isWithin(asked: Readonly<Record<string, unknown>>, has: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(asked).every(([name, value]) => Object.hasOwn(has, name) && has[name] === value);
}
