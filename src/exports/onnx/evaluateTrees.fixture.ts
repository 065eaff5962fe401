import type { ReadNode, ReadTensor } from './reader.fixture.ts';

/** `TreeEnsembleClassifier` of ai.onnx.ml: labels and summed weights of the leaves that rows end in. */
export function classify(node: ReadNode, rows: readonly (readonly number[])[]): ReadTensor[] {
  const ints = (name: string): readonly number[] => node.attributes.get(name)?.ints ?? [];
  const doubles = (name: string): number[] =>
    (node.attributes.get(name)?.tensor?.values ?? []).map(Number);
  const modes = node.attributes.get('nodes_modes')?.strings ?? [];
  const key = (tree: number, id: number): string => `${tree}/${id}`;
  const nodeIds = ints('nodes_nodeids');
  const places = new Map(ints('nodes_treeids').map((tree, i) => [key(tree, nodeIds[i]), i]));
  const [features, left, right] = [
    ints('nodes_featureids'),
    ints('nodes_truenodeids'),
    ints('nodes_falsenodeids'),
  ];
  const [missingLeft, thresholds] = [
    ints('nodes_missing_value_tracks_true'),
    doubles('nodes_values_as_tensor'),
  ];
  const trees = [...new Set(ints('nodes_treeids'))];
  const leafOf = (tree: number, row: readonly number[]): number => {
    for (let id = 0; ;) {
      const place = places.get(key(tree, id)) ?? -1;
      if (modes[place] === 'LEAF') return id;
      if (modes[place] !== 'BRANCH_LEQ') throw new Error(`no node ${key(tree, id)}`);
      const value = row[features[place]];
      const goesLeft = Number.isNaN(value) ? missingLeft[place] === 1 : value <= thresholds[place];
      id = goesLeft ? left[place] : right[place];
    }
  };
  const labels = ints('classlabels_int64s');
  const [classTrees, classNodes, classes] = [
    ints('class_treeids'),
    ints('class_nodeids'),
    ints('class_ids'),
  ];
  const weights = doubles('class_weights_as_tensor');
  const sums = rows.map((row) => {
    const ends = new Set(trees.map((tree) => key(tree, leafOf(tree, row))));
    const sum = labels.map(() => 0);
    classes.forEach((label, i) => {
      if (ends.has(key(classTrees[i], classNodes[i]))) sum[label] += weights[i];
    });
    return sum;
  });
  return [
    { dims: [rows.length], values: sums.map((sum) => labels[sum.indexOf(Math.max(...sum))]) },
    { dims: [rows.length, labels.length], values: sums.flat() },
  ];
}
