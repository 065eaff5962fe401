/** What two pieces of work give that go on beside each other; neither is left alone when the other fails. */
export async function bothDone<A, B>(
  one: () => Promise<A>,
  other: () => Promise<B>,
): Promise<[A, B]> {
  const outcomes = [one(), other()] as const;
  await Promise.allSettled(outcomes);
  return Promise.all(outcomes);
}
