// What stands around every page: where one can go, who is at this tab, and which page it is.
import { useEffect, useState } from 'preact/hooks';
import { Audit } from './pages/audit.js';
import { DeadLetters } from './pages/dead-letters.js';
import { Jobs } from './pages/jobs.js';
import { Overview } from './pages/overview.js';
import { Policy } from './pages/policy.js';
import { Requests } from './pages/requests.js';
import { Schedules } from './pages/schedules.js';
import { SignIn } from './pages/sign-in.js';
import { Templates } from './pages/templates.js';
import { TimesContext, TimesSwitch } from './parts/time.js';
import { hrefOf, pages, routeOf, type PageName, type Route } from './route.js';
import { useService } from './service.js';
import { useArrival } from './use-arrival.js';

const titles: Readonly<Record<PageName, string>> = {
  overview: 'Overview',
  requests: 'Requests',
  jobs: 'Jobs',
  templates: 'Templates',
  schedules: 'Schedules',
  policy: 'Policy',
  'dead-letters': 'Dead letters',
  audit: 'Audit',
};

export function App() {
  const hash = useHash();
  const route = routeOf(hash);
  const { why, signedIn, signOut } = useSession();
  const [full, setFull] = useState(false);
  useArrival(hash, why === null);
  useEffect(() => {
    document.title = `${why === null ? titleOf(route) : 'Sign in'} · Job Keeper`;
  }, [hash, why]);
  return (
    <TimesContext.Provider value={{ full, turn: () => setFull(!full) }}>
      <header class="top">
        <a class="name" href={hrefOf('overview')}>
          Job Keeper
        </a>
        <nav aria-label="Pages">
          {pages.map((page) => (
            <a key={page} href={hrefOf(page)} aria-current={page === route.page ? 'page' : undefined}>
              {titles[page]}
            </a>
          ))}
        </nav>
        {signedIn && (
          <button type="button" class="quiet" onClick={signOut}>
            Sign out
          </button>
        )}
      </header>
      <main>{why === null ? <Page route={route} /> : <SignIn why={why} />}</main>
      {why === null && (
        <footer>
          <TimesSwitch />
        </footer>
      )}
    </TimesContext.Provider>
  );
}

/** Of one thing its own name, not whose it is. */
function titleOf({ page, of }: Route): string {
  const name = of.at(-1);
  return name === undefined ? titles[page] : `${name} · ${titles[page]}`;
}

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'overview':
      return <Overview />;
    case 'requests':
      return <Requests route={route} />;
    case 'jobs':
      return <Jobs route={route} />;
    case 'templates':
      return <Templates route={route} />;
    case 'schedules':
      return <Schedules route={route} />;
    case 'policy':
      return <Policy />;
    case 'dead-letters':
      return <DeadLetters route={route} />;
    case 'audit':
      return <Audit route={route} />;
  }
}

function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = () => setHash(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return hash;
}

function useSession() {
  const { session } = useService();
  const [, setTurn] = useState(0);
  useEffect(() => session.onChange(() => setTurn((turn) => turn + 1)), [session]);
  return { why: session.asked(), signedIn: session.credential() !== null, signOut: () => session.signOut() };
}
