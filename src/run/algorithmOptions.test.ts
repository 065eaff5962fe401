import { describe, expect, it } from 'vitest';
import { candidateAlgorithms, segmentConfigSchema } from '../contract/index.ts';
import { checkAlgorithmOptions } from './algorithmOptions.ts';

const config = (given: object) => segmentConfigSchema.parse({ source: 'a.csv', ...given });

describe('the algorithms of a run', () => {
  it('are one, several without repetition, or all that take numbers', () => {
    expect(candidateAlgorithms(config({}).algorithm)).toEqual(['kmeans']);
    const twice = ['kmeans', 'gaussian-mixture', 'kmeans'];
    expect(candidateAlgorithms(config({ algorithm: twice }).algorithm)).toEqual(twice.slice(0, 2));
    expect(candidateAlgorithms('auto')).toContain('gaussian-mixture');
    expect(candidateAlgorithms('auto', 'mixed')).toEqual(['k-prototypes']);
    expect(candidateAlgorithms('auto', 'categories')).toEqual(['latent-class']);
  });

  it('refuse an option that none of them takes', () => {
    const asked = { covarianceType: 'diag' };
    expect(() => checkAlgorithmOptions(config(asked))).toThrow(
      'Option covarianceType means nothing to kmeans; leave it out, or take --algorithm gaussian-mixture.',
    );
    const mixture = { ...asked, algorithm: ['kmeans', 'gaussian-mixture'] };
    expect(() => checkAlgorithmOptions(config(mixture))).not.toThrow();
  });
});
