import type { AutoencoderModel } from './model.ts';

/** An {@link AutoencoderModel} with plain arrays, for JSON. */
export interface AutoencoderJson extends Omit<AutoencoderModel, 'parameters'> {
  readonly parameters: readonly number[];
}

/** Nine digits say a 32-bit number exactly. */
export function autoencoderToJson(model: AutoencoderModel): AutoencoderJson {
  return {
    ...model,
    parameters: Array.from(model.parameters, (value) => Number(value.toPrecision(9))),
  };
}

/** Undoes {@link autoencoderToJson}, also after a way through JSON text. */
export function autoencoderFromJson(json: AutoencoderJson): AutoencoderModel {
  return { ...json, parameters: Float32Array.from(json.parameters) };
}
