/**
 * Works on items in order, on at most `lanes` of them at once: while one waits for the disk another is read.
 * @throws what the first to fail threw; nothing new is begun after it, and all that had begun has ended by then.
 */
export async function inLanes<T>(items: Iterable<T>, lanes: number, work: (item: T, index: number) => Promise<void>): Promise<void> {
  const waiting = [...items].entries();
  let failure: { error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (failure) return;
      await work(item, index).catch((error: unknown) => void (failure ??= { error }));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failure) throw failure.error;
}
