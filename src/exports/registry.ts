import { ClienteleError } from '../contract/index.ts';
import type { ExportFormat } from './format.ts';
import { json } from './json/index.ts';
import { onnx } from './onnx/index.ts';
import { sql } from './sql/index.ts';
import { typescript } from './typescript/index.ts';

/** Every format a model can be written in. A new one is one folder and its line here. */
export const exportFormats: readonly ExportFormat[] = [json, sql, onnx, typescript];

/** @throws ClienteleError `usage` when there is no such format */
export function findFormat(name: string): ExportFormat {
  const found = exportFormats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const known = exportFormats.map((format) => format.name).join(', ');
  throw new ClienteleError('usage', `There is no format "${name}"; choose one of ${known}.`);
}
