export { customersFromTable } from './customers/fromTable.ts';
export { customersFromTransactions } from './customers/fromTransactions.ts';
export type { Customers } from './customers/customers.ts';
export { dropSource, openSource } from './openSource.ts';
export { readTable } from './readTable.ts';
export { openSession, type Session } from './session.ts';
export type { Source } from './sources/source.ts';
export { generateRows, syntheticShapes, writeSynthetic } from './synthetic/index.ts';
