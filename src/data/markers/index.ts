import type { Decision, Marker } from '../../contract/index.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { Chosen } from '../typing/decide.ts';
import type { ColumnType } from '../typing/reading.ts';
import { counted } from '../wording.ts';
import { dateRule } from './dates.ts';
import { mayHoldMarkers, numberRule } from './numbers.ts';
import type { SentinelRule } from './sentinel.ts';

const rules: Partial<Record<ColumnType, SentinelRule>> = { number: numberRule, date: dateRule };

export interface FoundSentinel {
  readonly marker: Marker;
  readonly decision: Decision;
}

/** The numbers or dates of a column that stand for "missing", each way of writing them apart. */
export async function findSentinels(session: Session, chosen: Chosen): Promise<FoundSentinel[]> {
  const { evidence, reading } = chosen;
  const rule = rules[reading.type];
  if (rule === undefined || evidence.dictionary === null) return [];
  const isCounted = chosen.fits !== null && reading.type === 'number';
  if (isCounted && !mayHoldMarkers(evidence.least, evidence.most)) return [];
  const values = `(SELECT trim(value) AS written, ${reading.value('value')} AS value, rows FROM ${name(evidence.dictionary)})`;
  const figures = await session.row(`SELECT ${rule.figures.join(', ')} FROM ${values}`);
  const column = evidence.column.name;
  const found: FoundSentinel[] = [];
  for (const { literal, reason, meaning } of rule.judge(column, figures)) {
    const ways = await session.rows(
      `SELECT written, sum(rows) AS count FROM ${values} WHERE value = ${literal}
       GROUP BY 1 ORDER BY 2 DESC, 1`,
    );
    for (const way of ways) {
      const value = String(way['written']);
      const count = Number(way['count']);
      const stand = `${counted(count, 'value')} ${value} in ${column} ${count === 1 ? 'stands' : 'stand'}`;
      const text = `${stand} for ${meaning} (${reason}); treated as missing.`;
      found.push({
        marker: { column, value, count, reason },
        decision: { stage: 'marker', column, text, count },
      });
    }
  }
  return found;
}
