import type { ExportFormat } from '../format.ts';

/** The model as it stands in `model.json`; `schemas/model.schema.json` describes it. */
export const json: ExportFormat = {
  name: 'json',
  summary: 'the whole model as data, described by schemas/model.schema.json',
  isBinary: false,
  takes: [],
  takesModel: () => true,
  withoutForest: null,
  write: (model) => {
    // One line a part: a forest laid out number by number would run to hundreds of thousands of lines.
    const parts = Object.entries(model).map(
      ([name, part]) => `  ${JSON.stringify(name)}: ${JSON.stringify(part)}`,
    );
    return `{\n${parts.join(',\n')}\n}\n`;
  },
};
