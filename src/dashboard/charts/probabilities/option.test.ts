import { describe, expect, it } from 'vitest';
import { probabilityBars } from './option.ts';

describe('probabilityBars', () => {
  it('keeps the order of segments, whatever the order of probabilities', () => {
    const segments = [
      { id: 'S1', name: 'Savers' },
      { id: 'S2', name: 'Users' },
    ];
    const bars = probabilityBars(segments, [{ segmentId: 'S2', probability: 0.7 }], 'S2');
    expect(bars).toEqual([
      { segmentId: 'S1', name: 'Savers', place: 0, probability: 0, isOwn: false },
      { segmentId: 'S2', name: 'Users', place: 1, probability: 0.7, isOwn: true },
    ]);
  });
});
