import { ClienteleError } from '../../contract/index.ts';

/** The error for a model that cannot be used; `part` names what is wrong as the middle of a sentence. */
export function unusable(part: string): ClienteleError {
  return new ClienteleError('data', `The model cannot be used: ${part}; make the run again.`);
}
