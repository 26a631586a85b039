// Who is at this tab. In: a token or an API key that somebody typed. Promised: it is kept for this tab only, sent to the service that the page came from
// and to nobody else, written nowhere on the page, and forgotten as soon as the service does not take it.

export interface Session {
  credential(): string | null;
  /** That the service asks for a credential, or for another one. */
  isAsked(): boolean;
  signIn(credential: string): void;
  /** The service said 401 to a call that carried this; null: one that carried none. */
  refused(credential: string | null): void;
  signOut(): void;
  /** Answers how to hear no more. */
  onChange(heard: () => void): () => void;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = 'job-keeper.credential';

export function openSession(storage: Kept): Session {
  let current = storage.getItem(key);
  let asked = false;
  const listeners = new Set<() => void>();
  const change = (credential: string | null, isAsked: boolean) => {
    if (credential === null) storage.removeItem(key);
    else if (credential !== current) storage.setItem(key, credential);
    [current, asked] = [credential, isAsked];
    for (const heard of listeners) heard();
  };
  return {
    credential: () => current,
    isAsked: () => asked,
    signIn: (credential) => change(credential, false),
    // An answer that was on its way when somebody signed in is about the one before.
    refused: (credential) => {
      if (credential === current) change(null, true);
    },
    signOut: () => change(null, true),
    onChange: (heard) => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
  };
}
