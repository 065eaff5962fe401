import { name, text } from '../quoting.ts';
import { figureOf, rowsWith, type SentinelRule } from './sentinel.ts';

/** Days that programs write where a date is not known. */
const placeholders = ['1800-01-01', '1900-01-01', '1970-01-01'];
/** How often a placeholder must come up, in times the average other day. */
const suspicious = 10;
/** And the least share of all dates that it must make up. */
const leastShare = 0.005;

/** Placeholder days that come up far too often to be true. */
export const dateRule: SentinelRule = {
  figures: [
    'coalesce(sum(rows) FILTER (WHERE value IS NOT NULL), 0) AS count',
    'count(DISTINCT value) AS days',
    ...placeholders.map((day) => `${rowsWith(`DATE ${text(day)}`)} AS ${name(day)}`),
  ],
  judge(_columnName, figures) {
    const count = figureOf(figures, 'count');
    const days = figureOf(figures, 'days');
    return placeholders
      .filter((day) => {
        const times = figureOf(figures, day);
        const usual = days > 1 ? (count - times) / (days - 1) : count;
        return times > 0 && times >= suspicious * usual && times >= leastShare * count;
      })
      .map((day) => ({
        literal: `DATE ${text(day)}`,
        reason: `it comes up more than ${suspicious} times as often as other days do`,
        meaning: 'an unknown date',
      }));
  },
};
