// The socket of a connection of amqplib, which has no word for it.
import type { Socket } from 'node:net';
import type { ChannelModel } from 'amqplib';

export function socketOf({ connection }: ChannelModel): Socket {
  // Where amqplib keeps it; its types do not say so.
  return (connection as unknown as { readonly stream: Socket }).stream;
}
