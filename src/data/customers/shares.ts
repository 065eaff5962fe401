import { ClienteleError, type FurtherMeasures } from '../../contract/index.ts';
import { sizes, type EventsInWindow, type Planned, type PlannedMeasure } from './plannedMeasure.ts';

/** The share of what a customer spends, by the amounts' sizes, that each value of a column has. */
export function shareMeasures(
  { attributes }: EventsInWindow,
  shares: FurtherMeasures['shares'],
): Planned {
  const measures = shares.flatMap(({ column, levels }) => {
    const place = attributes.findIndex((attribute) => attribute.name === column);
    const attribute = attributes[place];
    if (attribute === undefined) throw noSuchColumn(column, attributes);
    return levels.map((level) => shareOf(level, attribute, `a${place}`));
  });
  return { measures, decisions: [] };
}

function shareOf(
  level: string,
  attribute: EventsInWindow['attributes'][number],
  slot: string,
): PlannedMeasure {
  return {
    role: {
      name: `${attribute.name}_${inName(level)}_share`,
      role: 'number',
      concept: null,
      label: `Share of ${level}`,
      unit: 'rate',
      reason: `share of the amounts' sizes where ${attribute.name} is ${level}`,
    },
    value: {
      kind: 'divide',
      of: sizes({ kind: 'is', column: slot, value: valueOf(level, attribute) }),
      by: sizes(null),
    },
  };
}

/** A level as the column holds it; yes and no stand for true and false. */
function valueOf(
  level: string,
  { type }: EventsInWindow['attributes'][number],
): string | number | boolean {
  if (type === 'flag') return level === 'yes';
  return type === 'number' ? Number(level) : level;
}

function inName(level: string): string {
  const plain = level.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_+|_+$/g, '');
  return plain === '' ? 'other' : plain.toLowerCase();
}

function noSuchColumn(column: string, attributes: EventsInWindow['attributes']): ClienteleError {
  const names = attributes.map(({ name }) => name).join(', ');
  return new ClienteleError(
    'data',
    `The transactions have no column "${column}" to take shares of; those they could be taken of are ${names === '' ? 'none' : names}.`,
  );
}
