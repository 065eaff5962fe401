"""Figures for src/core's silhouettes from squared distances and its clusterwise Jaccard: scikit-learn 1.2.1.

Run: python3 test/reference/measures.py > test/reference/measures.json
"""

import json

import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris
from sklearn.metrics import jaccard_score, silhouette_samples


def squared(x, labels):
    samples = silhouette_samples(x, labels, metric="sqeuclidean")
    return {
        "labels": [int(label) for label in labels],
        "samples": [float(value) for value in samples],
        "score": float(samples.mean()),
        "byCluster": [float(samples[labels == j].mean()) for j in range(labels.max() + 1)],
    }


def best_jaccards(labels, others):
    return [
        max(float(jaccard_score(labels == a, others == b)) for b in range(others.max() + 1))
        for a in range(labels.max() + 1)
    ]


def bootstraps(x, labels, n_bootstraps):
    """Mean Jaccard of each cluster with its best match, every row placed by the refit."""
    rng = np.random.RandomState(0)
    k = labels.max() + 1
    refits = [
        KMeans(k, n_init=10, tol=0, random_state=b).fit(x[rng.randint(0, len(x), len(x))])
        for b in range(n_bootstraps)
    ]
    return np.mean([best_jaccards(labels, refit.predict(x)) for refit in refits], axis=0).tolist()


iris = load_iris().data
three = KMeans(3, n_init=50, tol=0, random_state=0).fit(iris).labels_
three = np.argsort(np.argsort(-np.bincount(three)))[three]
five = KMeans(5, n_init=50, tol=0, random_state=0).fit(iris).labels_
five = np.argsort(np.argsort(-np.bincount(five)))[five]
singleton = np.array([0] + [1] * 80 + [2] * 69)

print(
    json.dumps(
        {
            "squaredSilhouette": {"three": squared(iris, three), "singleton": squared(iris, singleton)},
            "jaccard": {"five": five.tolist(), "threeInFive": best_jaccards(three, five), "fiveInThree": best_jaccards(five, three)},
            "bootstrap": {"nBootstraps": 300, "three": bootstraps(iris, three, 300), "five": bootstraps(iris, five, 300)},
        },
        indent=1,
    )
)
