import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClienteleError } from '../../../contract/index.ts';
import { counted, grouped } from '../../wording.ts';
import { refuseTooWide } from '../bombs.ts';
import { binaryFile, emptyFile } from '../file.ts';
import { keptRejects, type RawTable, type SourceFile, type SourceReader } from '../source.ts';
import { asResourceError, type Session } from '../../session.ts';
import { linesBelow } from './below.ts';
import { sniffDialect, type Sniffed } from './dialect.ts';
import { findEncoding, strayMark, transcode, utf16Of, type Encoding } from './encoding.ts';
import { findHeader } from './header.ts';
import { findJoinedRows } from './joinedRows.ts';
import { load } from './load.ts';
import { bytesOf, mend } from './mend.ts';
import { surveyRecords, type Damage } from './records.ts';
import { mendQuotes } from './strayQuotes.ts';

/** As much of a file as its dialect and header are found from. */
const sniffedCharacters = 1 << 18;

/** Text separated by comma, semicolon, tab or bar; the format of any text that is nothing else. */
export const csv: SourceReader = {
  format: 'csv',
  endings: [],
  recognises: (head) => utf16Of(head) !== null || isText(head),
  glance({ head, isWhole, baseName }) {
    if (!isWhole && !head.includes('\n') && !head.includes('\r')) throw endlessLine(baseName);
  },
  read,
};

async function read(session: Session, file: SourceFile): Promise<RawTable> {
  const { encoding, decisions } = findEncoding(file.head, file.survey);
  if (file.survey.hasNul && !encoding.startsWith('utf-16')) throw binaryFile(file.baseName);
  const folder = await mkdtemp(join(session.tempDirectory, 'read-'));
  try {
    const sniffed = sniff(file, encoding);
    const asIs = encoding === 'utf-8' && file.survey.utf8;
    const path = asIs
      ? file.path
      : await transcode(file.path, encoding, strayMark(file.head, encoding), folder);
    const table = await readText(session, file, path, sniffed, folder);
    return { ...table, decisions: [...decisions, ...table.decisions] };
  } catch (error) {
    throw asResourceError(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Text has no NUL and hardly any control characters but those that part cells and lines. */
function isText(head: Buffer): boolean {
  const controls = head.filter(
    (byte) => byte > 0x01 && byte < 0x20 && (byte < 0x09 || byte > 0x0d),
  ).length;
  return !head.includes(0) && controls * 100 <= head.length;
}

function sniff(file: SourceFile, encoding: Encoding): Sniffed {
  const bytes = file.head.subarray(strayMark(file.head, encoding));
  const head = new TextDecoder(encoding).decode(bytes, { stream: true });
  const isWhole = file.isWhole && head.length <= sniffedCharacters;
  const sniffed = sniffDialect(head.slice(0, sniffedCharacters), isWhole);
  if (sniffed.records.length > 0) {
    refuseTooWide(sniffed.nColumns, file.baseName);
    return sniffed;
  }
  throw isWhole ? emptyFile(file.baseName) : endlessLine(file.baseName);
}

function endlessLine(baseName: string): ClienteleError {
  return new ClienteleError(
    'data',
    `The first line of ${baseName} is longer than ${grouped(sniffedCharacters)} characters; export it again with one row a line and fewer columns.`,
  );
}

async function readText(
  session: Session,
  file: SourceFile,
  path: string,
  sniffed: Sniffed,
  folder: string,
): Promise<RawTable> {
  const { names, skippedLines, line, decisions } = findHeader(sniffed);
  const { dialect, nColumns } = sniffed;
  const rows = sniffed.records.filter(({ cells }) => cells.length === nColumns);
  const body = rows.filter((row) => row.line >= skippedLines);
  const joinsRows = findJoinedRows(body, dialect, nColumns);
  const chunks = bytesOf(path);
  const survey = await surveyRecords(chunks, dialect, nColumns, skippedLines, line, joinsRows);
  const { furtherLines, mixedEnds, bodyStart } = survey;
  const below = await linesBelow(path, survey.last, dialect, rows);
  const mended = await mendQuotes(path, survey.damaged, dialect, nColumns);
  const rejected = inOrder([...survey.damaged.filter((each) => !mended.has(each)), ...below]);
  const sound = survey.sound - below.length + mended.size;
  refuseWithoutRows(file.baseName, sound, rejected.length, nColumns);
  const preamble = skippedLines > 1 ? [{ start: 0, end: bodyStart }] : [];
  const gaps = inOrder([...preamble, ...rejected, ...mended.values()]);
  const slots = names.map((_, index) => `c${index}`);
  const layout = {
    path: gaps.length === 0 && !mixedEnds ? path : await mend(path, gaps, mixedEnds, folder),
    dialect,
    slots,
    skippedLines: skippedLines > 1 ? 0 : skippedLines,
    multiline: furtherLines > 0,
  };
  const table = await load(session, layout, sound, file.baseName);
  return {
    table,
    columns: slots.map((slot, index) => ({ slot, name: names[index] ?? slot })),
    rowsRead: sound,
    rowsRejected: rejected.length,
    rejects: rejected
      .slice(0, keptRejects)
      .map(({ line: at, reason }) => ({ line: at, column: null, reason })),
    decisions: [
      ...decisions,
      ...tellRejected(rejected, below),
      ...tellMended(mended.size),
      ...tellFurther(furtherLines),
    ],
  };
}

function inOrder<T extends { readonly start: number }>(places: readonly T[]): T[] {
  return places.toSorted((a, b) => a.start - b.start);
}

function refuseWithoutRows(
  baseName: string,
  sound: number,
  rejected: number,
  nColumns: number,
): void {
  if (sound > 0) return;
  throw new ClienteleError(
    'data',
    rejected === 0
      ? `${baseName} has a header and no rows; export it again with its rows.`
      : `No row of ${baseName} has ${counted(nColumns, 'column')} as its header; check its delimiter and quotes.`,
  );
}

function tellRejected(
  rejected: readonly Damage[],
  below: readonly Damage[],
): RawTable['decisions'] {
  const split = rejected.length - below.length;
  const were = (count: number): string => (count === 1 ? 'was' : 'were');
  const told = (text: string, count: number): RawTable['decisions'] =>
    count === 0 ? [] : [{ stage: 'read', column: null, text, count }];
  return [
    ...told(
      `${counted(split, 'row')} could not be split into the table's columns and ${were(split)} left out.`,
      split,
    ),
    ...told(
      `${counted(below.length, 'line')} below the table, of totals or notes, ${were(below.length)} left out.`,
      below.length,
    ),
  ];
}

function tellMended(count: number): RawTable['decisions'] {
  if (count === 0) return [];
  const text = `${counted(count, 'row')} had quotes inside their texts that were not doubled; they are read as part of the texts.`;
  return [{ stage: 'read', column: null, text, count }];
}

/** With these the lines of a file add up: rows read, rows rejected, and lines inside quotes. */
function tellFurther(count: number): RawTable['decisions'] {
  if (count === 0) return [];
  const lines = count === 1 ? '1 line is' : `${grouped(count)} lines are`;
  const text = `${lines} no row of the table but ${count === 1 ? 'goes' : 'go'} on with the one above, by a line break inside quotes.`;
  return [{ stage: 'read', column: null, text, count }];
}
