// The limit: what the broker alone allows. Each message is read, answered with a confirm and acknowledged; nothing is kept.
import type { Entered } from './contestant.js';
import { examined, openEnds, tunedPrefetch, worked } from './work.js';

export const contestants: Entered['contestants'] = {
  forwarder: {
    dispatch: null,
    async road({ amqp, intakeQueue }) {
      const ends = await openEnds(amqp, intakeQueue);
      return {
        async start() {
          const acks = await ends.consume(tunedPrefetch, (message) => {
            void ends.publish(worked(examined(message.content))).then(() => acks.inOrder(message));
          });
        },
      };
    },
  },
};
