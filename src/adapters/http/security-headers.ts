// What helmet says to browsers, the same on every answer. In: nothing. Out: headers. Promised: helmet's own, asked once for all: asked for each
// answer it took 8 us of the 140 that Node needs for a job request.
import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

export function securityHeaders(): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet()(request, response, (problem) => {
    if (problem instanceof Error) throw problem;
  });
  return response.getHeaders();
}
