import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../contract/index.ts';
import { whatAccuracyMeans } from '../ruleWords.ts';
import { sampleManifest } from '../sampleManifest.fixture.ts';
import { renderTerminal } from './renderTerminal.ts';
import { cells } from './textLayout.ts';

const manifest = sampleManifest();
const usual = { width: 80, colour: false, locale: 'en-US' };

describe('renderTerminal', () => {
  it('has no line wider than the terminal, with or without colour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 200 }),
        fc.boolean(),
        fc.constantFrom('en-US', 'de-DE', 'en-IN', 'ar-EG', 'ja-JP'),
        (width, colour, locale) => {
          const text = stripVTControlCharacters(
            renderTerminal(manifest, { width, colour, locale }),
          );
          const widest = Math.max(...text.split('\n').map(cells));
          expect(widest).toBeLessThanOrEqual(Math.min(width, 120));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tells what was read, the verdict, the chosen k, the segments, what to do and the warnings', () => {
    const text = renderTerminal(manifest, usual);
    expect(text).toContain('card holders.csv');
    expect(text).not.toContain('/home/analyst');
    expect(text).toContain('8,950 customers from 8,952 rows (one row a card holder), 2 rejected');
    expect(text).toContain('condensed to 3 by an autoencoder');
    expect(text).toContain('12 customers (0.1%) are in no segment');
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(
      /Found again when customers are drawn anew: .* 0\.70 doubtful; .* 0\.50 dissolves/,
    );
    expect(text).toContain('5 segments  Overlapping groups');
    expect(text).toMatch(/▶ {2}5 +0\.220/);
    expect(text).toContain('Knee of inertia 5, Silhouette 2, Gap statistic none');
    expect(text).toMatch(/● Cash-advance reliant .*33\.3% {2}2,983/);
    expect(text).toContain('▼ Balance €772K (all €1.23M)');
    expect(text).toContain('  = Balance above €1,500.25 · No purchases · Channel is branch <i>\n');
    expect(text).toContain('    (82.0% of it, 94.1% right)\n');
    expect(text).toContain('→ Offer an instalment plan.');
    expect(text).toContain('tells the segment of 97.3% of');
    expect(text.replaceAll('\n', ' ')).toContain(whatAccuracyMeans);
    expect(text).toContain('accepted = yes 5.0% (all 11.7%)');
    expect(text).toContain('Warnings\n  ! 8 customers');
  });

  it('shows of each kind of decision the one that touched most', () => {
    expect(renderTerminal(manifest, usual)).toContain(
      'Clean-up   313 missing values were filled in. (and 1 more)',
    );
  });

  it('writes figures in the locale', () => {
    expect(renderTerminal(manifest, { ...usual, locale: 'de-DE' })).toContain('8.950 customers');
  });

  it('has colour only where asked for, and the same words', () => {
    const painted = renderTerminal(manifest, { ...usual, colour: true });
    expect(painted).toContain('\u001B[');
    expect(stripVTControlCharacters(painted)).toBe(renderTerminal(manifest, usual));
    expect(renderTerminal(manifest, usual)).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  it('says when there are no natural groups', () => {
    const words: Record<Verdict, string> = {
      clear: 'Clear groups',
      weak: 'Overlapping groups',
      none: 'No natural groups',
    };
    for (const [verdict, expected] of Object.entries(words) as [Verdict, string][]) {
      const judged = { ...manifest, selection: { ...manifest.selection, verdict } };
      expect(renderTerminal(judged, usual)).toContain(expected);
    }
  });

  it('leaves out rules and forest where there are none', () => {
    const text = renderTerminal({ ...manifest, rules: null, classifier: null }, usual);
    expect(text).not.toContain('  = ');
    expect(text).not.toContain('forest');
  });

  it('leaves the table out where one k was given', () => {
    const selection = { ...manifest.selection, candidates: [manifest.selection.candidates[3]] };
    const text = renderTerminal({ ...manifest, selection, warnings: [] }, usual);
    expect(text).not.toContain('Silhouette');
    expect(text).not.toContain('Warnings');
  });
});
