"""Figures of SciPy and scikit-learn for src/core/ward: heights, trees and cuts.

Run: python3 test/reference/ward.py > test/reference/ward.json
Made with scikit-learn 1.9.1, SciPy 1.17.1, numpy 2.4.6. Rows are different and have no equal distances, so that there
is one tree; they are in lexicographic order. Iris: Fisher (1936), of which the heights alone are free of ties' choices.
"""

import json
import os

import numpy as np
from scipy.cluster.hierarchy import linkage
from sklearn.cluster import AgglomerativeClustering
from sklearn.datasets import make_blobs

here = os.path.dirname(os.path.abspath(__file__))
blobs, _ = make_blobs(150, 5, centers=6, cluster_std=[0.5, 1, 1.5, 2, 2.5, 3], random_state=8)
blobs = blobs.round(5)
blobs = blobs[np.lexsort(blobs.T[::-1])]
tree = linkage(blobs, "ward")
labels = {
    k: AgglomerativeClustering(k, linkage="ward").fit_predict(blobs).tolist() for k in (2, 3, 6, 12)
}
fit = AgglomerativeClustering(None, distance_threshold=0, linkage="ward").fit(blobs)
assert np.array_equal(fit.children_, tree[:, :2].astype(int))
iris = np.loadtxt(os.path.join(here, "iris.csv"), delimiter=",", skiprows=1, usecols=range(4))
print(
    json.dumps(
        {
            "rows": blobs.tolist(),
            "children": tree[:, :2].astype(int).ravel().tolist(),
            "heights": tree[:, 2].tolist(),
            "sizes": tree[:, 3].astype(int).tolist(),
            "labels": labels,
            "irisLastHeights": linkage(iris, "ward")[-10:, 2].tolist(),
            "irisLabels": AgglomerativeClustering(3).fit_predict(iris).tolist(),
        },
        separators=(",", ":"),
    )
)
