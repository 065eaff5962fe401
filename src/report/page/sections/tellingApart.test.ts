import { describe, expect, it } from 'vitest';
import { whatAccuracyMeans } from '../../ruleWords.ts';
import { sampleManifest } from '../../sampleManifest.fixture.ts';
import { renderReport } from '../document.ts';

const manifest = sampleManifest({ nSegments: 3, nFeatures: 14 });

/** The section alone. */
function section(changes: Partial<typeof manifest> = {}): string {
  const page = renderReport({ ...manifest, ...changes }, { locale: 'en-US' });
  return /<section id="telling-apart".*?<\/section>/s.exec(page)?.[0] ?? '';
}
const whole = section();

describe('the section on telling customers apart', () => {
  it('says what the accuracy means', () => {
    expect(whole).toContain('97.3%');
    expect(whole).toContain(whatAccuracyMeans);
  });

  it('lists the rules of each segment with coverage and precision, and the fidelity of all', () => {
    expect(whole).toContain('<span>Balance above €1,500.25</span>');
    expect(whole).toContain('<span>No purchases</span>');
    expect(whole).toContain('<span>Purchases at most €90</span>');
    expect(whole).toContain('<span>Channel is branch &lt;i&gt;</span>');
    expect(whole).toMatch(/<b>82\.0%<\/b> of the segment, <b>94\.1%<\/b> right/);
    expect(whole).toContain('88.6%');
    expect(whole.match(/No short rule/g)).toHaveLength(1);
  });

  it('draws importances in proportion to the largest, twelve at most', () => {
    const widths = Array.from(whole.matchAll(/style="width:([\d.]+)%"/g), ([, width]) => width);
    expect(widths).toHaveLength(12);
    expect(widths.slice(0, 3)).toEqual(['100', '50', '25']);
    expect(whole).toContain('<b>50.0%</b>');
    expect(whole).toContain('20.0 points');
    expect(whole).toContain('2 columns that matter less are left out.');
  });

  it('colours mistakes apart from what is told rightly, and writes what has no figure as a dash', () => {
    expect(whole).toMatch(
      /class="seg s1 up h8" title="300 of 306 customers of Cash-advance reliant/,
    );
    expect(whole).toMatch(/<span class="v1">98\.0%<\/span>/);
    expect(whole).toMatch(/title="– of those said to be &lt;script&gt;/);
  });

  it('shows what there is of the two, and is left out without both', () => {
    const onlyRules = section({ classifier: null });
    expect(onlyRules).toContain('In a few rules');
    expect(onlyRules).not.toContain('forest');
    const onlyForest = section({ rules: null });
    expect(onlyForest).not.toContain('In a few rules');
    expect(onlyForest).toContain('What the forest goes by');
    expect(section({ rules: null, classifier: null })).toBe('');
  });
});
