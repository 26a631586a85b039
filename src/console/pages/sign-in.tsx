// Asks for a credential, with why. Promised: what is typed is in no address and in no field that is kept.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AskedWhy } from '../api/session.js';
import { useService } from '../service.js';

const reasons: Readonly<Record<AskedWhy, string>> = {
  'nothing-sent': 'The service wants to know who you are.',
  'not-taken':
    'The service did not accept that token or key. Check that you pasted all of it, that it has not expired, and that it is meant for this service. The log of the service says which of these it was.',
  'taken-no-more':
    'Your sign-in has ended: the service no longer accepts your token or key. It may have expired or been withdrawn. Sign in again, and you go on at the same place. What you were about to do was not done.',
  'signed-out': 'You are signed out, and this tab has forgotten your token or key.',
};

export function SignIn({ why }: { readonly why: AskedWhy }) {
  const { session } = useService();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const signIn = (event: Event) => {
    event.preventDefault();
    const credential = typed.trim();
    if (credential !== '') session.signIn(credential);
  };
  return (
    <form class="card sign-in" onSubmit={signIn} autocomplete="off">
      <h1>{why === 'taken-no-more' ? 'Sign in again' : 'Sign in'}</h1>
      <p id="why">{reasons[why]}</p>
      <label>
        Token or API key
        <input
          ref={field}
          type="password"
          name="credential"
          aria-describedby="why kept"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          autocomplete="off"
          spellcheck={false}
          required
        />
      </label>
      <button type="submit" class="main">
        Sign in
      </button>
      <p id="kept" class="dim">
        Use a token of your identity provider, or an API key (<code>jk_…</code>). It is kept in this tab only, until you close the
        tab, sign out, or the service no longer accepts it.
      </p>
      {why !== 'taken-no-more' && (
        <p class="dim">
          If nobody has configured <code>auth</code>, the service answers on its own machine only: open the page there, at{' '}
          <code>http://127.0.0.1:8080/console/</code>.
        </p>
      )}
    </form>
  );
}
