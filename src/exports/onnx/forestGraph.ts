import { ClienteleError, type Input, type ModelFile } from '../../contract/index.ts';
import { forestFromJson } from '../../core/index.ts';
import { missingValues } from '../../data/index.ts';
import { isMissingNumber, levelCodes, levelPlaces } from './categories.ts';
import { createGraph } from './graphBuilder.ts';
import type { Graph } from './messages.ts';
import { treeAttributes } from './trees.ts';

/**
 * The segment of each customer by the forest: inputs are the classifier's columns, N x 1; outputs are
 * `cluster` (N) and `probabilities` (N x clusters, 32-bit floats: the operator knows no other).
 * Values are compared to thresholds in 64 bits.
 *
 * @throws ClienteleError `data` when the classifier reads a column that the model does not describe
 */
export function forestGraph(
  model: ModelFile,
  classifier: NonNullable<ModelFile['classifier']>,
): Graph {
  const { inputs, segments } = model;
  const columns = classifier.features.map((name) => inputNamed(inputs, name));
  const forest = forestFromJson(classifier.forest);
  const graph = createGraph(columns.map(({ name }) => name));
  const features = columns.map(({ name, label, kind, levels }) => {
    const { texts, numbers } = missingValues(model, name);
    if (kind === 'number') {
      const value = graph.input(name, 'double', `${label}; NaN where missing`);
      if (numbers.length === 0) return value;
      const missing = isMissingNumber(graph, value, numbers);
      return graph.apply('Where', [missing, graph.number(NaN), value]);
    }
    graph.input(name, 'string', `${label}; empty where missing`);
    return levelPlaces(
      graph,
      levelCodes(
        graph,
        name,
        levels.map(({ level }) => level),
        texts,
      ),
    );
  });
  const x = graph.apply('Concat', features, { axis: { int: 1 } });
  const [label, probabilities] = graph.applyMl(
    'TreeEnsembleClassifier',
    [x],
    treeAttributes(forest),
    2,
  );
  graph.output('cluster', label, 'int64', ['N'], 'Number of the most likely cluster');
  graph.output(
    'probabilities',
    probabilities,
    'float',
    ['N', forest.nClasses],
    `Probability of each cluster, by its number: ${segments
      .toSorted((a, b) => a.cluster - b.cluster)
      .map(({ name, cluster }) => `${cluster} ${name}`)
      .join(', ')}`,
  );
  return graph.finish('forest', 'Customers to segments by a random forest.');
}

function inputNamed(inputs: readonly Input[], name: string): Input {
  const found = inputs.find((input) => input.name === name);
  if (found !== undefined) return found;
  throw new ClienteleError(
    'data',
    `model.json does not describe column "${name}" of its forest; make the run again.`,
  );
}
