import { isOneHand } from './one-hand.js';

describe('http: hold', () => {
  isOneHand({
    verb: 'hold',
    body: {},
    hand: { kind: 'hold' },
    refused: { 'a reason that is no text': { body: { reason: 7 }, path: 'reason' } },
  });
});
