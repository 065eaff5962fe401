import type { SegmentConfig } from '../contract/index.ts';
import { dropSource, openSource, type Session, type Source } from '../data/index.ts';
import type { RunPorts } from './ports.ts';

type Config = Pick<SegmentConfig, 'source' | 'markers' | 'dates'>;

/**
 * Opens a source. Where nothing in it decides whether the day or the month comes first, and somebody is there to ask,
 * their answer decides; without one it is read day first, and the doubt stays with the source.
 *
 * @returns the source, and the options with the answer in them
 */
export async function openSettled<C extends Config>(
  session: Session,
  config: C,
  { askDayOrder }: Pick<RunPorts, 'askDayOrder'>,
): Promise<{ readonly source: Source; readonly config: C }> {
  const source = await openSource(session, config.source, config);
  if (askDayOrder === undefined || config.dates !== 'auto' || source.doubts.length === 0) {
    return { source, config };
  }
  const dates = await askDayOrder(source.doubts);
  if (dates === null) return { source, config };
  await dropSource(session, source);
  const settled = { ...config, dates };
  return { source: await openSource(session, config.source, settled), config: settled };
}
