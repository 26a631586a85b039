// Channels of amqplib, opened so that what the broker does to one of them is never thrown into the process.
import type { Channel, ChannelModel, ConfirmChannel } from 'amqplib';

export async function openChannel(model: ChannelModel): Promise<Channel> {
  return guarded(await model.createChannel());
}

export async function openConfirmChannel(model: ChannelModel): Promise<ConfirmChannel> {
  return guarded(await model.createConfirmChannel());
}

/** Closing one that is closed already is no problem of anybody. */
export async function closeChannel(channel: Channel): Promise<void> {
  await channel.close().catch(() => undefined);
}

/** Resolves with the broker's reason when the channel is closed, by whomever. */
export function closeOf(channel: Channel): Promise<unknown> {
  return new Promise((resolve) => {
    channel.once('error', (problem) => resolve(problem));
    channel.once('close', () => resolve(new Error('the channel was closed')));
  });
}

function guarded<Opened extends Channel>(channel: Opened): Opened {
  // The broker's reason is also in the 'close' that follows, and in the rejection of what was asked.
  channel.on('error', () => undefined);
  return channel;
}
