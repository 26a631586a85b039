// The web page for operators and platform managers. In: the HTTP API of the service that the page came from, and nothing else. Promised: what is shown is
// what the API says; nothing of a request is ever read as HTML; nothing is done that was not confirmed.
import { render } from 'preact';
import { openClient } from './api/client.js';
import { openSession } from './api/session.js';
import { App } from './app.js';
import { openDrafts } from './drafts.js';
import { ServiceContext } from './service.js';

const session = openSession(sessionStorage);
// The API lies beside the folder of the page, also behind a proxy that puts both under a path of its own.
const client = openClient(new URL('..', document.baseURI).href.replace(/\/$/, ''), session);
const drafts = openDrafts();
// Whoever signs in after this may be somebody else.
session.onChange(() => {
  if (session.asked() === 'signed-out') drafts.clear();
});
const place = document.querySelector('#console');

if (place !== null)
  render(
    <ServiceContext.Provider value={{ client, session, drafts }}>
      <App />
    </ServiceContext.Provider>,
    place,
  );
