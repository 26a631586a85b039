// The HTTP face. In: requests of mediators and operators over a socket. Out: answers of the driving port as JSON, everything that goes wrong
// as a problem document (RFC 9457). Promised: a 202 is sent only after the port has answered that the request is stored; a slow or silent
// client cannot hold a connection for ever; a stop lets what is in hand end, within its bound.
import { Server as TlsServer } from 'node:tls';
import { buildFace, type FaceOptions } from './build-face.js';
import { shown, type TlsOptions } from './server-options.js';

export interface HttpOptions extends FaceOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

export interface OpenHttp {
  readonly url: string;
  /** What was found good is shown to whoever connects from now on; who is connected notices nothing. */
  renew(tls: TlsOptions): void;
  /** Takes no new connection, lets what is in hand end, and cuts what has not ended after `boundMs`. Never rejects. */
  stop(boundMs: number): Promise<void>;
}

/** Rejects when the address cannot be listened on. */
export async function openHttp({ host, port, ...options }: HttpOptions): Promise<OpenHttp> {
  const { app, stop } = await buildFace(options);
  const url = await app.listen({ host, port });
  const { server } = app;
  const renew = (tls: TlsOptions) => {
    if (server instanceof TlsServer) server.setSecureContext(shown(tls));
  };
  return { url, renew, stop };
}
