import { csvChunks } from '../csvChunks.ts';
import type { SyntheticColumn, SyntheticShape, SyntheticSize } from '../shape.ts';
import { createContactedDraw, type Contacted } from './contacted.ts';
import { campaignGroups } from './groups.ts';

const columns: readonly SyntheticColumn[] = [
  { name: 'age', type: 'whole' },
  { name: 'job', type: 'text' },
  { name: 'marital', type: 'text' },
  { name: 'education', type: 'text' },
  { name: 'default', type: 'text' },
  { name: 'balance', type: 'whole' },
  { name: 'housing', type: 'text' },
  { name: 'loan', type: 'text' },
  { name: 'contact', type: 'text' },
  { name: 'day', type: 'whole' },
  { name: 'month', type: 'text' },
  { name: 'duration', type: 'whole' },
  { name: 'campaign', type: 'whole' },
  { name: 'pdays', type: 'whole' },
  { name: 'previous', type: 'whole' },
  { name: 'poutcome', type: 'text' },
  { name: 'y', type: 'text' },
];

const header = columns.map(({ name }) => `"${name}"`).join(';');

function generate({ customers, seed }: SyntheticSize): Iterable<string> {
  const drawContacted = createContactedDraw(seed);
  return csvChunks(header, customers, (i) => writeContacted(drawContacted(i)));
}

function writeContacted(customer: Contacted): string {
  return [
    customer.age,
    quoted(customer.job),
    quoted(customer.marital),
    quoted(customer.education),
    yesOrNo(customer.inDefault),
    customer.balance,
    yesOrNo(customer.housing),
    yesOrNo(customer.loan),
    quoted(customer.contact),
    customer.day,
    quoted(customer.month),
    customer.duration,
    customer.campaign,
    customer.pdays,
    customer.previous,
    quoted(customer.poutcome),
    yesOrNo(customer.y),
  ].join(';');
}

function quoted(text: string): string {
  return `"${text}"`;
}

function yesOrNo(value: boolean): string {
  return value ? '"yes"' : '"no"';
}

/** One row a customer called in a campaign, after UCI Bank Marketing (Moro, Cortez and Rita, 2014; CC BY 4.0). */
export const campaign: SyntheticShape = {
  shape: 'campaign',
  columns,
  delimiter: ';',
  header,
  groups: campaignGroups,
  countRows: (customers) => customers,
  generate,
};
