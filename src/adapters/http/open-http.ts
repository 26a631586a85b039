// The HTTP face. In: requests of mediators and operators over a socket. Out: answers of the driving port as JSON, everything that goes wrong
// as a problem document (RFC 9457). Promised: a 202 is sent only after the port has answered that the request is stored; a slow or silent
// client cannot hold a connection for ever; a stop lets what is in hand end, within its bound.
import { buildFace, type FaceOptions } from './build-face.js';

export interface HttpOptions extends FaceOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

export interface OpenHttp {
  readonly url: string;
  /** Takes no new connection, lets what is in hand end, and cuts what has not ended after `boundMs`. Never rejects. */
  stop(boundMs: number): Promise<void>;
}

/** Rejects when the address cannot be listened on. */
export async function openHttp({ host, port, ...options }: HttpOptions): Promise<OpenHttp> {
  const { app, stop } = await buildFace(options);
  const url = await app.listen({ host, port });
  return { url, stop };
}
