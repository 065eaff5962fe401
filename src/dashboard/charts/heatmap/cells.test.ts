import { expect, it } from 'vitest';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { heatColour, heatColumns, moved } from './cells.ts';

it('shows the features the segments were formed on, and the others when asked', () => {
  const run = sampleRun();
  expect(heatColumns(run, false).map(({ feature }) => feature)).toEqual(['balance', 'visits']);
  expect(heatColumns(run, true).map(({ feature }) => feature)).toEqual([
    'balance',
    'visits',
    'age',
  ]);
});

it('differs on the scale of the model where there is one', () => {
  const [balance, , age] = heatColumns(sampleRun(), true);
  expect(balance.cells.map(({ z }) => z)).toEqual([-2, 0, 2]);
  expect(age.cells.map(({ z }) => z)).toEqual([-1, 0, 1]);
});

it('colours below and above differently, and stronger with the difference up to two', () => {
  const colours = [-2, -1, 0, 1, 2].map((z) => heatColour(z, 'light'));
  expect(new Set(colours).size).toBe(5);
  expect(heatColour(9, 'light')).toBe(heatColour(2, 'light'));
  expect(heatColour(null, 'light')).toBe(heatColour(0, 'light'));
  expect(heatColour(2, 'dark')).not.toBe(heatColour(2, 'light'));
});

it('walks through the cells by arrow keys and stays inside', () => {
  const size = { row: 3, column: 4 };
  const at = (row: number, column: number) => ({ row, column });
  expect(moved(at(1, 1), 'ArrowRight', size)).toEqual(at(1, 2));
  expect(moved(at(1, 1), 'ArrowUp', size)).toEqual(at(0, 1));
  expect(moved(at(0, 0), 'ArrowLeft', size)).toEqual(at(0, 0));
  expect(moved(at(2, 3), 'ArrowDown', size)).toEqual(at(2, 3));
  expect(moved(at(1, 1), 'End', size)).toEqual(at(1, 3));
  expect(moved(at(1, 1), 'Home', size)).toEqual(at(1, 0));
  expect(moved(at(1, 1), 'a', size)).toBeNull();
  expect(moved(at(1, 1), 'constructor', size)).toBeNull();
});
