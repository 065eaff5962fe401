export type { Layout } from './layout.ts';
export {
  openCustomerTable,
  type CustomerPageQuery,
  type CustomerTableReader,
  type TableLimits,
} from './openCustomerTable.ts';
export { startCustomerTable } from './startCustomerTable.ts';
