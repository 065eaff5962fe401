import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClienteleError } from '../../../contract/index.ts';
import { counted } from '../../wording.ts';
import { refuseTooWide } from '../bombs.ts';
import { binaryFile, emptyFile } from '../file.ts';
import { keptRejects, type RawTable, type SourceFile, type SourceReader } from '../source.ts';
import { asResourceError, type Session } from '../../session.ts';
import { sniffDialect } from './dialect.ts';
import { findEncoding, transcode, utf16Of, type Encoding } from './encoding.ts';
import { findHeader } from './header.ts';
import { load } from './load.ts';
import { bytesOf, mend } from './mend.ts';
import { surveyRecords } from './records.ts';

/** As much of a file as its dialect and header are found from. */
const sniffedCharacters = 1 << 18;

/** Text separated by comma, semicolon, tab or bar; the format of any text that is nothing else. */
export const csv: SourceReader = {
  format: 'csv',
  endings: [],
  recognises: (head) => utf16Of(head) !== null || isText(head),
  read,
};

async function read(session: Session, file: SourceFile): Promise<RawTable> {
  const { encoding, decisions } = findEncoding(file.head, file.survey);
  if (file.survey.hasNul && !encoding.startsWith('utf-16')) throw binaryFile(file.baseName);
  const folder = await mkdtemp(join(session.tempDirectory, 'read-'));
  try {
    const asIs = encoding === 'utf-8' && file.survey.utf8;
    const path = asIs ? file.path : await transcode(file.path, encoding, folder);
    const table = await readText(session, file, path, encoding, folder);
    return { ...table, decisions: [...decisions, ...table.decisions] };
  } catch (error) {
    throw asResourceError(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Text has no NUL and hardly any other control characters. */
function isText(head: Buffer): boolean {
  const controls = head.filter((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d)).length;
  return !head.includes(0) && controls * 100 <= head.length;
}

async function readText(
  session: Session,
  file: SourceFile,
  path: string,
  encoding: Encoding,
  folder: string,
): Promise<RawTable> {
  const head = new TextDecoder(encoding).decode(file.head, { stream: true });
  const isWhole = file.isWhole && head.length <= sniffedCharacters;
  const sniffed = sniffDialect(head.slice(0, sniffedCharacters), isWhole);
  if (sniffed.records.length === 0) throw emptyFile(file.baseName);
  const { names, skippedLines, decisions } = findHeader(sniffed);
  const { dialect, nColumns } = sniffed;
  refuseTooWide(nColumns, file.baseName);
  const records = await surveyRecords(bytesOf(path), dialect, nColumns, skippedLines);
  const { sound, damaged, multiline, mixedEnds, bodyStart } = records;
  if (sound + damaged.length === 0) {
    throw new ClienteleError(
      'data',
      `${file.baseName} has a header and no rows; export it again with its rows.`,
    );
  }
  if (sound === 0) {
    throw new ClienteleError(
      'data',
      `No row of ${file.baseName} has ${counted(nColumns, 'column')} as its header; check its delimiter and quotes.`,
    );
  }
  const preamble = skippedLines > 1 ? [{ start: 0, end: bodyStart }] : [];
  const gaps = [...preamble, ...damaged];
  const slots = names.map((_, index) => `c${index}`);
  const layout = {
    path: gaps.length === 0 && !mixedEnds ? path : await mend(path, gaps, mixedEnds, folder),
    dialect,
    slots,
    skippedLines: skippedLines > 1 ? 0 : skippedLines,
    multiline,
  };
  const table = await load(session, layout, sound, file.baseName);
  return {
    table,
    columns: slots.map((slot, index) => ({ slot, name: names[index] ?? slot })),
    rowsRead: sound,
    rowsRejected: damaged.length,
    rejects: damaged
      .slice(0, keptRejects)
      .map(({ line, reason }) => ({ line, column: null, reason })),
    decisions: [...decisions, ...tellDamage(damaged.length)],
  };
}

function tellDamage(count: number): RawTable['decisions'] {
  if (count === 0) return [];
  const text = `${counted(count, 'row')} could not be split into the table's columns and ${count === 1 ? 'was' : 'were'} left out.`;
  return [{ stage: 'read', column: null, text, count }];
}
