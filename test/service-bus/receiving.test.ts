// The receiver of a queue, replaced by whoever finds its link gone first: the one that receives, or one that settles.
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { expect } from 'chai';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import type { Link } from '../../src/adapters/broker/service-bus/link.js';
import { Receiving } from '../../src/adapters/broker/service-bus/receiving.js';

/** Whose link is gone when it says so. */
const messageOf = (link: { open: boolean }) =>
  ({ delivery: { link: { is_open: () => link.open } } }) as unknown as ServiceBusReceivedMessage;

interface Call {
  readonly resolve: (messages: readonly ServiceBusReceivedMessage[]) => void;
  readonly reject: (problem: Error) => void;
}

/** Receivers in the order in which they were opened; a call of theirs ends as the test says. */
function scene() {
  const receivers: { closed: boolean; calls: Call[] }[] = [];
  const createReceiver = () => {
    const made = { closed: false, calls: [] as Call[] };
    receivers.push(made);
    return {
      receiveMessages: () => new Promise((resolve, reject) => made.calls.push({ resolve, reject })),
      close: () => Promise.resolve(void (made.closed = true)),
    };
  };
  const link = { client: () => Promise.resolve({ createReceiver }), retries: { timeoutInMs: 10_000 }, renew: () => undefined };
  const receiving = new Receiving('q', link as unknown as Link, systemClock, new AbortController().signal);
  const turns = () => new Promise((resolve) => setImmediate(resolve));
  return { receivers, receiving, turns };
}

describe('the receiver of a queue', () => {
  async function replacedDuringACall() {
    const { receivers, receiving, turns } = scene();
    const link = { open: true };
    const first = receiving.receive(1, 1);
    await turns();
    receivers[0]?.calls[0]?.resolve([messageOf(link)]);
    await first;
    const second = receiving.receive(1, 1);
    await turns();
    link.open = false;
    const settlesBy = await receiving.stand();
    expect(receivers.map(({ closed }) => closed)).to.deep.equal([true, false]);
    return { receivers, receiving, second, call: receivers[0]?.calls[1], settlesBy, gone: messageOf(link) };
  }

  it('stays when a call fails whose own was replaced meanwhile: settlements wait for its answers', async () => {
    const { receivers, receiving, second, call, settlesBy } = await replacedDuringACall();
    const settling = settlesBy.answers.within('settling', new Promise(() => undefined)).catch((problem: unknown) => problem);
    call?.reject(new Error('the receiver was closed'));
    expect(await second.catch(String)).to.equal('Error: the receiver was closed');
    expect(receivers.map(({ closed }) => closed)).to.deep.equal([true, false]);
    expect(await receiving.stand()).to.equal(settlesBy);
    expect(await Promise.race([settling, Promise.resolve('still waited for')])).to.equal('still waited for');
  });

  it('stays when such a call brings messages: their link is that of the one before', async () => {
    const { receivers, receiving, second, call, settlesBy, gone } = await replacedDuringACall();
    call?.resolve([gone]);
    expect(await second).to.have.length(1);
    expect(await receiving.stand()).to.equal(settlesBy);
    expect(receivers).to.have.length(2);
  });

  it('is replaced when its own call fails', async () => {
    const { receivers, receiving, turns } = scene();
    const failing = receiving.receive(1, 1).catch(String);
    await turns();
    receivers[0]?.calls[0]?.reject(new Error('the link was detached'));
    expect(await failing).to.equal('Error: the link was detached');
    await receiving.stand();
    expect(receivers.map(({ closed }) => closed)).to.deep.equal([true, false]);
  });
});
