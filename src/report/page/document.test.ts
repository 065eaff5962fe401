import { describe, expect, it } from 'vitest';
import { sampleManifest } from '../sampleManifest.fixture.ts';
import { renderReport } from './document.ts';

const manifest = sampleManifest({ nFeatures: 8 });
const page = renderReport(manifest, { locale: 'en-US' });

describe('renderReport', () => {
  it('has every section under headings in order', () => {
    for (const id of [
      'segments',
      'profile',
      'telling-apart',
      'map',
      'outcomes',
      'distributions',
      'categories',
      'how-many',
      'flows',
      'data',
      'method',
    ]) {
      expect(page).toContain(`<section id="${id}"`);
      expect(page).toContain(`href="#${id}"`);
    }
    const levels = Array.from(page.matchAll(/<h([1-6])/g), (match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, i) => i === 0 || level <= levels[i - 1] + 1)).toBe(true);
  });

  it('draws the flow between solutions, and how segments join', () => {
    // Three solutions of 4, 5 and 6 segments: 15 blocks; from 4 to 5 and from 5 to 6 one more ribbon than segments.
    const flow = page.slice(page.indexOf('class="flow"'), page.indexOf('class="tree"'));
    expect(flow.match(/<rect/g)).toHaveLength(15);
    expect(flow.match(/class="ribbon/g)).toHaveLength(11);
    const tree = page.slice(page.indexOf('class="tree"'));
    expect(tree.slice(0, tree.indexOf('</svg>')).match(/<path/g)).toHaveLength(4);
    expect(page).toContain('would join first');
  });

  it('tells which segments are found again, who is in none and what codes lose', () => {
    expect(page).toContain('How firm each segment is');
    expect(page).toContain('In no segment');
    expect(page).toContain('3 codes by an autoencoder in 40 epochs');
  });

  it('asks nothing of the outside and runs nothing', () => {
    expect(page).toContain('content="default-src &#39;none&#39;;');
    expect(page).not.toMatch(/https?:|\/\/[a-z]|@import|url\(/i);
    expect(page).not.toMatch(/<(?:script|link|iframe|object|embed|form|img|base)\b/i);
    const unquoted = page.replaceAll(/"[^"]*"/g, '""');
    expect(unquoted).not.toMatch(/<[^>]+\son[a-z]+\s*=/i);
  });

  it('makes hostile text harmless', () => {
    expect(page).toContain('&lt;script&gt;alert(&quot;segment&quot;)&lt;/script&gt;');
    expect(page).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt; &amp; &#39;quoted&#39;');
    expect(page).toContain('Score &lt;b&gt;&amp;amp;&lt;/b&gt;');
    expect(page).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  it('balances its tags', () => {
    const open = new Map<string, number>();
    for (const [, slash, name] of page.matchAll(
      /<(\/?)(table|tbody|thead|tr|td|th|div|section|svg|figure|ul|ol|li|dl|dd|dt|p|span|g|main|header)\b(?![^>]*\/>)/g,
    )) {
      open.set(name, (open.get(name) ?? 0) + (slash === '' ? 1 : -1));
    }
    expect(Array.from(open).filter(([, n]) => n !== 0)).toEqual([]);
  });

  it('gives every id once and points at ids that exist', () => {
    const ids = Array.from(page.matchAll(/\sid="([^"]+)"/g), (match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('describes every picture and captions every table', () => {
    for (const [tag] of page.matchAll(/<(?:svg|div)[^>]*role="img"[^>]*>/g)) {
      expect(tag).toMatch(/aria-label="[^"]{10,}"/);
    }
    expect(page.match(/<svg/g)).toHaveLength(page.match(/<svg[^>]*role="img"/g)?.length ?? 0);
    expect(page.match(/<table/g)).toHaveLength(page.match(/<caption/g)?.length ?? 0);
  });

  it('shows figures in the locale and currency, absent ones as a dash', () => {
    const german = renderReport(manifest, { locale: 'de-DE' });
    expect(page).toContain('8,950');
    expect(page).toContain('€1.23M');
    expect(german).toContain('8.950');
    expect(german).toContain('1,23\u00A0Mio.\u00A0€');
    expect(renderReport(manifest, { locale: 'en-IN' })).toContain('€12.3L');
    expect(page).toContain('<span class="v2">–</span>');
  });

  it('marks the chosen k, the preferred ones, and what did not converge', () => {
    expect(page).toMatch(/class="marked">\s*<th[^>]*>5 <span class="tag">chosen/);
    expect(page).toMatch(/class="preferred"/);
    expect(page).toMatch(/<td[^>]*>no<\/td>/);
    expect(page).toContain('Gap statistic <b>no preference</b>');
  });

  it('puts a cluster in the colour of its segment', () => {
    const only = sampleManifest({ nSegments: 2 });
    const shifted = renderReport(
      { ...only, map: { ...only.map, cells: [[0, 0, 1, 4]] } as typeof only.map },
      { locale: 'en' },
    );
    const segment = only.segments.findIndex((s) => s.cluster === 1);
    expect(shifted).toContain(`<path class="seg s${segment + 1} l9"`);
  });

  it('leaves out what the run does not have', () => {
    const bare = renderReport(
      {
        ...manifest,
        map: null,
        classifier: null,
        rules: null,
        distributions: [],
        warnings: [],
        segments: manifest.segments.map((s) => ({
          ...s,
          traits: [],
          strategy: [],
          profile: { features: [], categories: [], outcomes: [] },
        })),
      },
      { locale: 'en' },
    );
    for (const id of [
      'map',
      'telling-apart',
      'distributions',
      'outcomes',
      'categories',
      'profile',
    ]) {
      expect(bare).not.toContain(`"${id}"`);
      expect(bare).not.toContain(`href="#${id}"`);
    }
  });

  it('draws one tried k as a table without charts', () => {
    const single = { ...manifest.selection, candidates: manifest.selection.candidates.slice(3, 4) };
    const given = renderReport({ ...manifest, selection: single }, { locale: 'en' });
    expect(given).toContain('Only k = 5 was tried.');
    expect(given).not.toContain('class="line"');
  });

  it('names files without their folders', () => {
    expect(page).not.toContain('/home/analyst');
    expect(page).toContain('card holders.csv');
    expect(page).toContain('own.yaml');
  });

  it('stays small with ten segments and twenty features', () => {
    const large = sampleManifest({ nSegments: 10, nFeatures: 20, cellsAcross: 72 });
    expect(Buffer.byteLength(renderReport(large, { locale: 'de-DE' }))).toBeLessThan(450_000);
  });

  it('gives the same bytes again', () => {
    expect(renderReport(manifest, { locale: 'en-US' })).toBe(page);
  });
});
