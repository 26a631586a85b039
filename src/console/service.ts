// What every page is given: the service, and who is at this tab.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from './api/client.js';
import type { Session } from './api/session.js';
import type { Drafts } from './drafts.js';

export interface Service {
  readonly client: Client;
  readonly session: Session;
  readonly drafts: Drafts;
}

export const ServiceContext = createContext<Service | null>(null);

export function useService(): Service {
  const service = useContext(ServiceContext);
  if (service === null) throw new Error('a page is shown outside of the console');
  return service;
}
