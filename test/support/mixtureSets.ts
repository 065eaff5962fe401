import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  applyScaling,
  fitStandardize,
  type CategoryColumn,
  type Matrix,
} from '../../src/core/index.ts';
import { realData } from '../realData.ts';
import { standardised } from './standardised.ts';

/** scikit-learn's mixture of one k. */
export interface ReferenceMixture {
  readonly bic: number;
  readonly aic: number;
  /** Mean log-likelihood of a row. */
  readonly avg_loglik: number;
}

/** A set of ../shared/reference.json that scikit-learn fitted mixtures of every k from 1 to 10 to. */
export interface MixtureSet {
  readonly name: string;
  /** The rows as they were prepared there. */
  readonly rows: () => Matrix;
}

export const mixtureSets: readonly MixtureSet[] = [
  {
    name: 'ds1a_bankfull_numeric7',
    rows: () => standardised('bank-full.csv', referenceOf('ds1a_bankfull_numeric7').features),
  },
  { name: 'ds1b_bankfull_age_job_balance_loan_marketing', rows: bankWithJobs },
  {
    name: 'ds2a_ccgeneral_std17',
    rows: () => standardised('cc-general.csv', referenceOf('ds2a_ccgeneral_std17').features),
  },
  { name: 'ds3a_tx_balance_amount_age', rows: transactions },
];

interface Reference {
  readonly features: readonly string[];
  readonly gmm_bic: Readonly<Record<string, ReferenceMixture>>;
}

function referenceOf(name: string): Reference {
  const path = join(realData.path(''), '../reference.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Reference>)[name];
}

/** @returns scikit-learn's mixtures by k */
export function referenceMixtures(name: string): Reference['gmm_bic'] {
  return referenceOf(name).gmm_bic;
}

function recordsOf(file: string, separator: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(realData.path(file), 'utf8').trim().split(/\r?\n/);
  const names = header.replaceAll('"', '').split(separator);
  return lines.map((line) => {
    const cells = cellsOf(line, separator);
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}

/** Cells of a line, some of which stand in quotes and hold the separator. */
function cellsOf(line: string, separator: string): string[] {
  const parts = line.split('"');
  const marked = parts.map((part, i) => (i % 2 === 0 ? part.replaceAll(separator, '\n') : part));
  return marked.join('').split('\n');
}

function fromColumns(columns: readonly Float64Array[]): Matrix {
  const [{ length: nSamples }] = columns;
  const data = new Float64Array(nSamples * columns.length);
  columns.forEach((values, f) => {
    applyScaling(values, fitStandardize(values)).forEach((value, i) => {
      data[i * columns.length + f] = value;
    });
  });
  return { data, nSamples, nFeatures: columns.length };
}

function bankWithJobs(): Matrix {
  const records = recordsOf('bank-full.csv', ';');
  const column = (valueOf: (record: Record<string, string>) => number): Float64Array =>
    Float64Array.from(records, valueOf);
  const jobs: CategoryColumn['levels'] = [...new Set(records.map(({ job }) => job))].toSorted();
  return fromColumns([
    ...['age', 'balance', 'campaign', 'previous'].map((name) => column((r) => Number(r[name]))),
    ...['housing', 'loan', 'default'].map((name) => column((r) => Number(r[name] === 'yes'))),
    ...jobs.map((job) => column((r) => Number(r['job'] === job))),
  ]);
}

const dayMs = 86_400_000;

/** Balance, amount and age in whole years of those who gave a date of birth. */
function transactions(): Matrix {
  const dayOf = (text: string, lastYear: number): number => {
    const [date, month, year] = text.split('/').map(Number);
    return Date.UTC(2000 + year > lastYear ? 1900 + year : 2000 + year, month - 1, date) / dayMs;
  };
  const records = recordsOf('bank-transactions-20k.csv', ',')
    .filter((r) => Object.values(r).every((cell) => cell !== '' && cell !== 'nan'))
    .filter((r) => r['CustomerDOB'] !== '1/1/1800');
  const ages = records.map((r) => {
    const days = dayOf(r['TransactionDate'], 2068) - dayOf(r['CustomerDOB'], 2000);
    return Math.floor(days / 365.25);
  });
  return fromColumns([
    Float64Array.from(records, (r) => Number(r['CustAccountBalance'])),
    Float64Array.from(records, (r) => Number(r['TransactionAmount (INR)'])),
    Float64Array.from(ages),
  ]);
}
