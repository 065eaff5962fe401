import { comparedWith } from '../features/index.ts';
import type { Figure } from './figures.ts';

/**
 * A figure against all customers in words: "cash advance 3.1 x the average". The report writes numbers in the
 * reader's way from the fields beside the text.
 */
export function figureInWords({ label, unit, value, overall }: Figure): string {
  return comparedWith(label, unit, overall)(value);
}
