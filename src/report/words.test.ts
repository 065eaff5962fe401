import { describe, expect, it } from 'vitest';
import { baseName, measureOfVote, voteLabel } from './words.ts';

describe('measureOfVote', () => {
  it('knows a measure however its name is written', () => {
    expect(measureOfVote('daviesBouldin')?.key).toBe('daviesBouldin');
    expect(measureOfVote('Calinski-Harabasz')?.key).toBe('calinskiHarabasz');
    expect(measureOfVote('gap statistic')?.key).toBe('gap');
    expect(measureOfVote('knee of inertia')?.key).toBe('inertia');
    expect(measureOfVote('stability')).toBeNull();
  });

  it('names a vote for people', () => {
    expect(voteLabel('knee')).toBe('Knee of inertia');
    expect(voteLabel('stability')).toBe('stability');
  });
});

describe('baseName', () => {
  it('leaves folders out, of either system', () => {
    expect(baseName('/data/bank.csv')).toBe('bank.csv');
    expect(baseName('C:\\data\\bank.csv')).toBe('bank.csv');
  });
});
