import { describe, expect, it } from 'vitest';
import { everyone, type Answer } from '../../crossfilter/index.ts';
import { chipsOf } from './chips.ts';
import { parseExplorer, printExplorer } from './explorerUrl.ts';
import { columnKey, filtersOf, mapKey, segmentKey } from './filters.ts';
import { aRun, aTable } from './run.fixture.ts';
import { keepKnown, shownSpecs, specsOf } from './specs.ts';
import { firstView, selectedBySegment, viewOf } from './view.ts';

const specs = specsOf(aRun, aTable);
const ids = ['S1', 'S2'];
const young = { column: 'age', from: null, to: 40 };
const clerks = { column: 'job', levels: ['clerk'] };
const box = { x: { from: 1, to: null }, y: { from: null, to: null } };

describe('specsOf', () => {
  it('has the columns that segments were formed on first, from the manifest alone', () => {
    expect(specsOf(aRun, null).map(({ name }) => name)).toEqual(['balance', 'job', 'age']);
  });

  it('adds what the customer table has, takes its codes, and leaves out places and long lists', () => {
    expect(specs.map(({ name }) => name)).toEqual(['balance', 'job', 'age', 'visits']);
    expect(specs[1]).toMatchObject({ levels: ['farmer', 'clerk', '<b>'] });
    expect(specs[3]).toMatchObject({ bins: { edges: [-0.5, 0.5, 1.5, 2.5] } });
  });

  it('shows the chosen and the filtered', () => {
    const names = (chosen: string[] | null, filters: (typeof young)[]) =>
      shownSpecs(specs, chosen, { ...everyone, filters }).map(({ name }) => name);
    expect(names(['visits'], [young])).toEqual(['age', 'visits']);
    expect(names(null, [])).toHaveLength(4);
  });

  it('keeps of a selection what this run has', () => {
    const selection = {
      segments: ['S2', 'S9'],
      filters: [
        young,
        clerks,
        { column: 'gone', from: 1, to: 2 },
        { column: 'job', from: 1, to: 2 },
      ],
      box,
      map: 1,
    };
    const kept = { segments: ['S2'], filters: [young, clerks] };
    expect(keepKnown(selection, specs, ids, 2)).toEqual({ ...kept, box, map: 1 });
    expect(keepKnown(selection, specs, ids, 1)).toEqual({ ...kept, box: null, map: 0 });
  });
});

describe('filtersOf', () => {
  it('turns levels and segments into codes', () => {
    const selection = { segments: ['S2'], filters: [young, clerks], box, map: 1 };
    const filters = filtersOf(selection, specs, ids);
    expect(Object.fromEntries(filters)).toEqual({
      [segmentKey]: { kind: 'levels', codes: [1] },
      [columnKey('age')]: { kind: 'range', range: young },
      [columnKey('job')]: { kind: 'levels', codes: [1] },
      [mapKey(1)]: { kind: 'box', box },
    });
  });

  it('passes nobody for a level that there is not', () => {
    const filters = filtersOf(
      { ...everyone, filters: [{ column: 'job', levels: ['gone'] }] },
      specs,
      ids,
    );
    expect(filters.get(columnKey('job'))).toEqual({ kind: 'levels', codes: [] });
  });
});

describe('the view', () => {
  it('tells everyone from the manifest', () => {
    const { selected, charts } = firstView(aRun, specs, everyone);
    expect(selected).toBe(10);
    expect(charts.get(columnKey('age'))).toEqual({ counts: [5, 4, 1], totals: [5, 4, 1] });
    expect(charts.get(columnKey('job'))).toEqual({ counts: [4, 5, 0, 1], totals: [4, 5, 0, 1] });
    expect(charts.has(columnKey('visits'))).toBe(false);
  });

  it('tells chosen segments from the manifest, and leaves segments unfiltered by themselves', () => {
    const { selected, charts } = firstView(aRun, specs, { ...everyone, segments: ['S2'] });
    expect(selected).toBe(4);
    expect(charts.get(columnKey('age'))?.counts).toEqual([1, 3, 0]);
    expect(charts.get(segmentKey)?.counts).toEqual([6, 4, 0]);
  });

  it('counts nothing where the manifest cannot', () => {
    const { selected, charts } = firstView(aRun, specs, { ...everyone, filters: [young] });
    expect(selected).toBeNull();
    expect(charts.get(columnKey('age'))).toEqual({ counts: null, totals: [5, 4, 1] });
  });

  it('takes an answer once it knows every chart that is filtered', () => {
    const selection = { ...everyone, filters: [young] };
    const filters = filtersOf(selection, specs, ids);
    const counts = new Uint32Array([2, 0, 0]);
    const without: Answer = { selected: 7, charts: new Map() };
    const whole: Answer = {
      selected: 7,
      charts: new Map([[columnKey('age'), { counts, totals: counts }]]),
    };
    expect(viewOf(aRun, specs, selection, filters, without).selected).toBeNull();
    const view = viewOf(aRun, specs, selection, filters, whole);
    expect(view.selected).toBe(7);
    expect(view.charts.get(columnKey('age'))?.counts).toBe(counts);
    expect(view.charts.get(columnKey('balance'))?.counts).toBeNull();
  });

  it('counts those in no segment as long as no segment is asked for', () => {
    const some = { ...aRun, unassigned: 7 };
    const all = aRun.segments.reduce((sum, { size }) => sum + size, 0);
    expect(firstView(some, specs, everyone).selected).toBe(all + 7);
    const { totals } = firstView(some, specs, everyone).charts.get(segmentKey) ?? { totals: [] };
    expect(totals[totals.length - 1]).toBe(7);
    const first = firstView(some, specs, { ...everyone, segments: ['S1'] });
    expect(first.selected).toBe(aRun.segments[0].size);
  });

  it('tells the selected by segment', () => {
    const chart = { counts: [6, 4, 0], totals: [6, 4, 0] };
    expect(selectedBySegment(aRun, { ...everyone, segments: ['S1'] }, chart)).toEqual([6, 0]);
    expect(selectedBySegment(aRun, everyone, undefined)).toEqual([null, null]);
  });
});

describe('chips and addresses', () => {
  it('say what customers are held to, and take it away', () => {
    const selection = { segments: ['S1'], filters: [young, clerks], box: null, map: 0 };
    const chips = chipsOf(selection, {
      segment: () => 'Savers',
      column: (name) => ({ label: name.toUpperCase(), unit: 'none' }),
      value: String,
    });
    expect(chips.map(({ words }) => words)).toEqual(['Savers', 'AGE: up to 40', 'JOB: clerk']);
    expect(chips[1].without).toEqual({ ...selection, filters: [clerks] });
    expect(chips[0].without.segments).toEqual([]);
  });

  it('hold the charts that are shown', () => {
    const state = { selection: { ...everyone, filters: [clerks] }, shown: ['job', '__proto__'] };
    expect(parseExplorer(printExplorer(state))).toEqual(state);
    expect(parseExplorer(new URLSearchParams()).shown).toBeNull();
  });
});
