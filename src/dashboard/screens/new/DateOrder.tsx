import { Radio } from '@mantine/core';
import layout from '../../app/layout.module.css';
import classes from './Uploader.module.css';

const orders = [
  { value: 'day-first', label: '3 April (the day comes first)' },
  { value: 'month-first', label: '4 March (the month comes first)' },
] as const;

/** Asks for what the file leaves open: which of day and month comes first. */
export function DateOrder({ value, change }: { value: string; change: (order: string) => void }) {
  return (
    <Radio.Group
      label="In this file, 3/4/2026 is"
      description="Its dates fit both, and nothing in the file decides."
      value={value}
      onChange={change}
    >
      <div className={`${layout.row} ${classes.answers}`}>
        {orders.map((order) => (
          <Radio key={order.value} {...order} />
        ))}
      </div>
    </Radio.Group>
  );
}
