// Who is at this tab. In: a token or an API key that somebody typed. Promised: it is kept for this tab only, sent to the service that the page came from
// and to nobody else, written nowhere on the page, and forgotten as soon as the service does not take it.

/** Why somebody is asked: nothing was sent; what was typed was not taken; what was taken before is so no more; they wanted it. */
export type AskedWhy = 'nothing-sent' | 'not-taken' | 'taken-no-more' | 'signed-out';

export interface Session {
  credential(): string | null;
  /** null: nobody is asked for a credential. */
  asked(): AskedWhy | null;
  signIn(credential: string): void;
  /** The service said other than 401 to a call that carried this, and that not everybody may make. */
  taken(credential: string | null): void;
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
  // The page was loaded anew: what is kept was not refused.
  let wasTaken = current !== null;
  let asked: AskedWhy | null = null;
  const listeners = new Set<() => void>();
  const change = (credential: string | null, why: AskedWhy | null) => {
    if (credential === null) storage.removeItem(key);
    else if (credential !== current) storage.setItem(key, credential);
    [current, asked, wasTaken] = [credential, why, false];
    for (const heard of listeners) heard();
  };
  return {
    credential: () => current,
    asked: () => asked,
    signIn: (credential) => change(credential, null),
    taken: (credential) => {
      if (credential !== null && credential === current) wasTaken = true;
    },
    // An answer that was on its way when somebody signed in is about the one before; and one that comes after somebody was asked tells nothing new.
    refused: (credential) => {
      if (credential !== current || asked !== null) return;
      change(null, credential === null ? 'nothing-sent' : wasTaken ? 'taken-no-more' : 'not-taken');
    },
    signOut: () => change(null, 'signed-out'),
    onChange: (heard) => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
  };
}
