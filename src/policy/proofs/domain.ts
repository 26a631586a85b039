// What is known of one fact: which values it can still have. Meeting two such pieces of knowledge may leave none.

export type Domain =
  | NumberDomain
  /** `only` null: any text. */
  | { readonly kind: 'text'; readonly only: ReadonlySet<string> | null; readonly except: ReadonlySet<string> }
  | { readonly kind: 'flag'; readonly is: boolean };

export interface NumberDomain {
  readonly kind: 'number';
  /** Whole numbers only. */
  readonly whole: boolean;
  readonly low: number;
  readonly high: number;
  readonly except: ReadonlySet<number>;
}

/** null: there is no such value. */
export function meet(one: Domain, other: Domain): Domain | null {
  if (one.kind === 'number' && other.kind === 'number') {
    const [low, high] = [Math.max(one.low, other.low), Math.min(one.high, other.high)];
    return numberDomain({ whole: one.whole && other.whole, low, high }, [...one.except, ...other.except]);
  }
  if (one.kind === 'text' && other.kind === 'text') {
    return textDomain(both(one.only, other.only), [...one.except, ...other.except]);
  }
  return one.kind === 'flag' && other.kind === 'flag' && one.is === other.is ? one : null;
}

type Range = Pick<NumberDomain, 'whole' | 'low' | 'high'>;

export function numberDomain({ whole, low, high }: Range, excepted: readonly number[] = []): Domain | null {
  if (!(low <= high)) return null;
  const except = new Set(excepted.filter((value) => value >= low && value <= high));
  if (low === high && except.has(low)) return null;
  // As many values as exceptions, or more: then one is left.
  const few = whole && high - low < except.size;
  const left = !few || Array.from({ length: high - low + 1 }, (_, step) => low + step).some((value) => !except.has(value));
  return left ? { kind: 'number', whole, low, high, except } : null;
}

export function textDomain(only: ReadonlySet<string> | null, excepted: readonly string[] = []): Domain | null {
  const except = new Set(excepted);
  if (only === null) return { kind: 'text', only, except };
  const left = new Set([...only].filter((value) => !except.has(value)));
  return left.size === 0 ? null : { kind: 'text', only: left, except: new Set() };
}

function both(one: ReadonlySet<string> | null, other: ReadonlySet<string> | null): ReadonlySet<string> | null {
  if (one === null || other === null) return one ?? other;
  return new Set([...one].filter((value) => other.has(value)));
}
