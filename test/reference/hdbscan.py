"""Figures of scikit-learn for src/core/hdbscan: labels and probabilities on small sets, several options each.

Run: python3 test/reference/hdbscan.py > test/reference/hdbscan.json
Made with scikit-learn 1.9.1 and numpy 2.2.6: with 2.4 scikit-learn fails wherever an epsilon is given. Iris (Fisher,
1936) and Old Faithful (Azzalini and Bowman, 1990) are shaken by a thousandth: they hold many equal distances, and in
which order scikit-learn takes those is left to its sorting.
"""

import json
import os

import numpy as np
from sklearn.cluster import HDBSCAN
from sklearn.datasets import make_blobs, make_moons

here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(5)


def shaken(file, columns):
    x = np.loadtxt(os.path.join(here, file), delimiter=",", skiprows=1, usecols=columns)
    return (x + rng.uniform(-1e-3, 1e-3, x.shape)).round(6)


blobs, _ = make_blobs(220, 3, centers=5, cluster_std=[0.4, 0.8, 1.2, 0.6, 1.0], random_state=3)
moons, _ = make_moons(240, noise=0.07, random_state=1)
sets = {
    "iris": shaken("iris.csv", range(4)),
    "oldFaithful": shaken("old_faithful.csv", range(2)),
    "blobs": np.vstack([blobs, rng.uniform(-10, 10, (40, 3))]).round(4),
    "moons": np.vstack([moons, rng.uniform(-1.5, 2.5, (30, 2))]).round(4),
}
options = [
    {"minClusterSize": 5},
    {"minClusterSize": 15},
    {"minClusterSize": 15, "minSamples": 3},
    {"minClusterSize": 8, "clusterSelectionMethod": "leaf"},
    {"minClusterSize": 5, "minSamples": 2, "clusterSelectionEpsilon": 0.35},
    {"minClusterSize": 5, "clusterSelectionMethod": "leaf", "clusterSelectionEpsilon": 0.5},
]


def figures(x, given):
    fit = HDBSCAN(
        min_cluster_size=given["minClusterSize"],
        min_samples=given.get("minSamples"),
        cluster_selection_epsilon=given.get("clusterSelectionEpsilon", 0.0),
        cluster_selection_method=given.get("clusterSelectionMethod", "eom"),
        copy=True,
    ).fit(x)
    return {
        "options": given,
        "labels": fit.labels_.tolist(),
        "probabilities": fit.probabilities_.round(9).tolist(),
    }


result = {
    name: {"rows": x.tolist(), "cases": [figures(x, given) for given in options]}
    for name, x in sets.items()
}
print(json.dumps(result, separators=(",", ":")))
