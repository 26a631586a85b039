// The AsyncAPI document of the queues, from the same schemas as the HTTP face: what mediators publish, what clients get back, what whoever listens
// hears, what a dead letter carries. It is served beside the OpenAPI document, and committed as docs/asyncapi.json.
import { eventContentType, RequestEvent } from '../../core/request-event.js';
import { jsonSchemaOf, namedSchemas, type JsonSchema } from './api/named.js';
import { JobRequestJson, JobResponseJson } from './shapes/job-request.js';

const text = (description: string): JsonSchema => ({ type: 'string', description });
const object = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
});

const traceparent = text('W3C Trace Context; it is passed on to the engine and the response.');

const messages = {
  jobRequest: {
    name: 'job-request',
    title: 'Asks for one run of a declared job',
    contentType: 'application/json',
    headers: object({
      traceparent,
      'x-job-keeper-signature': text(
        'Required if `signed_messages.required` is on: a detached JWS (RFC 7515, appendix F) over the body.',
      ),
    }),
    payload: jsonSchemaOf(JobRequestJson),
  },
  jobResponse: {
    name: 'job-response',
    title: 'What became of a job request, for every final state',
    contentType: 'application/json',
    correlationId: { location: '$message.payload#/correlation_id' },
    headers: object({ traceparent, messageId: text('Stable: a duplicate has the same one.') }, ['messageId']),
    payload: jsonSchemaOf(JobResponseJson),
  },
  requestEvent: {
    name: 'request-event',
    title: 'A move of a job request, as a CloudEvent: docs/events.md',
    contentType: eventContentType,
    correlationId: { location: '$message.payload#/data/correlation_id' },
    headers: object({ traceparent, messageId: text('The event’s `id`: the same for one move, however often it is sent.') }, [
      'messageId',
    ]),
    payload: jsonSchemaOf(RequestEvent.loose().extend({ data: RequestEvent.shape.data.loose() })),
  },
  deadLetter: {
    name: 'dead-letter',
    title: 'A message that was refused: its body is untouched',
    headers: object({ reason: text('A stable code; see docs/errors.md.'), description: text('Every problem.') }, [
      'reason',
      'description',
    ]),
    payload: {},
  },
};

const messageAt = (name: keyof typeof messages) => ({ [name]: { $ref: `#/components/messages/${name}` } });

const channels = {
  jobRequests: {
    address: 'job-requests',
    description: 'An intake queue; its name is configured. Only mediators may publish to it.',
    messages: messageAt('jobRequest'),
  },
  jobResponses: {
    address: '{notification_queue}',
    description: 'The notification queue that the request named. It belongs to the client; the service never creates it.',
    parameters: { notification_queue: { description: 'As in the job request.' } },
    messages: messageAt('jobResponse'),
  },
  requestEvents: {
    address: 'job-keeper.events',
    description:
      'The queue named by `events.queue`; without it there are no events. It belongs to the listeners; the service never creates it.',
    messages: messageAt('requestEvent'),
  },
  deadLetters: {
    address: 'job-requests.dead',
    description:
      'On RabbitMQ, a queue next to the intake queue. On Azure Service Bus, the intake queue’s own dead-letter sub-queue.',
    messages: messageAt('deadLetter'),
  },
};

const channelAt = (name: keyof typeof channels) => ({ $ref: `#/channels/${name}` });

type AsyncApi = ReturnType<typeof asyncApiDocument>;

/** Made once, when somebody asks for it: anybody may, and making it takes many times as long as to send it. */
export function asyncApiOf(version: string): () => AsyncApi {
  let document: AsyncApi | null = null;
  return () => (document ??= asyncApiDocument(version));
}

export function asyncApiDocument(version: string) {
  const { JobRequest, JobResponse } = namedSchemas();
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Job Keeper queues',
      version,
      description:
        'Messages are delivered at least once in both directions. Their identity (tenant and correlation_id, or the message id) makes that effectively once.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels,
    operations: {
      takeJobRequest: {
        action: 'receive',
        channel: channelAt('jobRequests'),
        summary: 'A message is stored, then acknowledged.',
      },
      answerJobRequest: {
        action: 'send',
        channel: channelAt('jobResponses'),
        summary: 'A job response is published with broker confirms.',
      },
      tellMove: {
        action: 'send',
        channel: channelAt('requestEvents'),
        summary: 'Each move is sent at least once; the largest version is the newest.',
      },
      refuseMessage: {
        action: 'send',
        channel: channelAt('deadLetters'),
        summary: 'A message that cannot be taken is kept with the reason, and can be replayed.',
      },
    },
    components: { messages, schemas: { JobRequest, JobResponse } },
  };
}
