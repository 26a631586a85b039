// Asks for a credential, once the service has said that it wants one. Promised: what is typed is in no address and in no field that is kept.
import { useState } from 'preact/hooks';
import { useService } from '../service.js';

export function SignIn() {
  const { session } = useService();
  const [typed, setTyped] = useState('');
  const signIn = (event: Event) => {
    event.preventDefault();
    const credential = typed.trim();
    if (credential !== '') session.signIn(credential);
  };
  return (
    <form class="card sign-in" onSubmit={signIn} autocomplete="off">
      <h1>Who is it?</h1>
      <p>
        The service asks for a credential, and has taken none from this page. A token of your issuer or an API key (
        <code>jk_…</code>) stays in this tab until it is closed, or until the service refuses it.
      </p>
      <label>
        Token or API key
        <input
          type="password"
          name="credential"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          autocomplete="off"
          spellcheck={false}
          autofocus
        />
      </label>
      <button type="submit" class="main">
        Use it
      </button>
      <p class="dim">
        Without <code>auth</code> in its configuration the service talks to this machine only: open the page as{' '}
        <code>http://127.0.0.1:8080/console/</code> there.
      </p>
    </form>
  );
}
