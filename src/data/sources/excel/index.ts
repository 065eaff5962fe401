import type { CellValue } from 'read-excel-file/node';
import { ClienteleError } from '../../../contract/index.ts';
import { uniqueNames } from '../../names.ts';
import type { Session } from '../../session.ts';
import { findHeader } from '../csv/header.ts';
import type { HeadRecord } from '../csv/split.ts';
import { refuseTooWide } from '../bombs.ts';
import { emptyFile } from '../file.ts';
import { choosePart } from '../parts.ts';
import type { RawTable, SourceFile, SourceParts, SourceReader, WantedPart } from '../source.ts';
import { startTextTable } from '../textTable.ts';
import { unpackedSize } from './zip.ts';

/** Rows among which the names of the columns are looked for. */
const headRows = 500;
/** Most that a workbook may unpack to: what it holds is read into memory. */
const mostUnpacked = 400e6;

/** A sheet of an Excel workbook (.xlsx). */
export const excel: SourceReader = {
  format: 'excel',
  endings: [],
  recognises: (head) => head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004',
  parts,
  read,
};

async function parts(
  _: Session,
  file: Pick<SourceFile, 'path' | 'baseName'>,
): Promise<SourceParts> {
  const sheets = await sheetsOf(file);
  return { kind: 'sheet', names: sheets.filter(isFilled).map(({ sheet }) => sheet) };
}

async function sheetsOf({ path, baseName }: Pick<SourceFile, 'path' | 'baseName'>) {
  const { isWorkbook, bytes } = await unpackedSize(path);
  if (!isWorkbook) throw notAWorkbook(baseName);
  if (bytes > mostUnpacked) throw tooLarge(baseName, bytes);
  const { default: readSheets } = await import('read-excel-file/node');
  return readSheets(path).catch((error: unknown) => {
    throw unsound(error, baseName);
  });
}

function isFilled({ data }: { readonly data: readonly (readonly unknown[])[] }): boolean {
  return data.some((row) => row.some((cell) => cell !== null));
}

async function read(session: Session, file: SourceFile, wanted: WantedPart): Promise<RawTable> {
  if (wanted.query !== null) throw noQueries(file.baseName);
  const sheets = await sheetsOf(file);
  const chosen = choosePart(
    'sheet',
    wanted.part,
    (wanted.part === null ? sheets.filter(isFilled) : sheets).map(({ sheet }) => sheet),
    file.baseName,
  );
  const data = sheets.find(({ sheet }) => sheet === chosen)?.data ?? [];
  const texts = data.map((row) => row.map(asText));
  const rows = texts.flatMap((cells, line) =>
    cells.some((cell) => cell !== '') ? [{ cells, line }] : [],
  );
  const nColumns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (rows.length === 0) throw emptyFile(file.baseName);
  refuseTooWide(nColumns, file.baseName);
  const records = rows.slice(0, headRows).map(({ cells, line }): HeadRecord => ({
    cells: padded(cells, nColumns),
    text: '',
    quoted: [],
    line,
    lines: 1,
  }));
  const dialect = { delimiter: '\t', quote: '"' } as const;
  const header = findHeader({ dialect, records, nColumns });
  const body = rows.filter(({ line }) => line >= header.skippedLines);
  if (body.length === 0) {
    throw new ClienteleError(
      'data',
      `${file.baseName} has a header and no rows; export it again with its rows.`,
    );
  }
  const { names } = uniqueNames(header.names);
  const table = await startTextTable(session, nColumns);
  for (const { cells } of body) await table.add(padded(cells, nColumns));
  return {
    table: table.table,
    columns: table.slots.map((slot, i) => ({ slot, name: names[i] ?? slot })),
    rowsRead: await table.finish(),
    rowsRejected: 0,
    rejects: [],
    decisions: [
      ...(sheets.length > 1
        ? [
            {
              stage: 'read' as const,
              column: null,
              text: `Sheet ${chosen} of ${file.baseName} is read.`,
              count: null,
            },
          ]
        : []),
      ...header.decisions,
    ],
  };
}

function padded(cells: readonly string[], length: number): string[] {
  return Array.from({ length }, (_, i) => cells[i] ?? '');
}

/** A date without a time of day is written without one. */
function asText(cell: CellValue | null): string {
  if (cell instanceof Date) {
    const text = Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
    return text.endsWith('T00:00:00.000Z')
      ? text.slice(0, 10)
      : text.slice(0, 19).replace('T', ' ');
  }
  return cell === null ? '' : String(cell).trim();
}

function noQueries(baseName: string): ClienteleError {
  return new ClienteleError(
    'usage',
    `A query cannot be run on ${baseName}; name a sheet, as in "${baseName}?sheet=…".`,
  );
}

function notAWorkbook(baseName: string): ClienteleError {
  return new ClienteleError(
    'data',
    `${baseName} is a zip archive and no Excel workbook; unpack it and name the file in it.`,
  );
}

function tooLarge(baseName: string, bytes: number): ClienteleError {
  return new ClienteleError(
    'data',
    `${baseName} unpacks to ${Math.round(bytes / 1e6)} MB, more than a workbook may; save the sheet as CSV.`,
  );
}

function unsound(error: unknown, baseName: string): ClienteleError {
  return new ClienteleError(
    'data',
    `${baseName} is not a sound Excel workbook; save it again as .xlsx, without a password, or as CSV.`,
    { cause: error },
  );
}
