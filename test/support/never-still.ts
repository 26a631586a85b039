// A request that moves between every look of a cancel and its write. In: a site and a house on it. Out: what lets it stand still again.
import type { Site, TestHouse } from './house.js';

export function neverStill(site: Site, { store: { cancel } }: TestHouse): () => void {
  const wishCancel = cancel.wishCancel.bind(cancel);
  const moving: typeof wishCancel = async (...asked) => {
    const wished = await wishCancel(...asked);
    await site.sql('update request set version = version + 1');
    return wished;
  };
  Object.assign(cancel, { wishCancel: moving });
  return () => void Object.assign(cancel, { wishCancel });
}
