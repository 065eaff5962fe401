export { gapChoice, gapStatistic, type GapStatistic } from './gapStatistic.ts';
export { kneeOf } from './knee.ts';
export { referenceBox, uniformReference, type ReferenceBox } from './uniformReference.ts';
