"""Problems with known labels, and how scikit-learn's estimators do on them: `labelled.py <folder>`.

Writes the matrix of each problem to <folder>/<name>.f64 (row-major, standardised) and prints one JSON line a problem:
its shape, its labels, the labels of each estimator, inertias and the mean log-likelihoods of the mixtures. Settings
that are not named are scikit-learn's defaults.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
from sklearn import datasets
from sklearn.cluster import HDBSCAN, AgglomerativeClustering, KMeans, MiniBatchKMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")

SLANT = [[0.6, -0.6], [-0.4, 0.8]]


def blobs(n, k, d, spread=1.0, seed=0):
    return datasets.make_blobs(n, d, centers=k, cluster_std=spread, random_state=seed)


def slanted(n, k, seed):
    x, y = blobs(n, k, 2, seed=seed)
    return x @ SLANT, y


def classes(n, d, informative, k, apart, seed):
    return datasets.make_classification(
        n, d, n_informative=informative, n_redundant=0, n_classes=k,
        n_clusters_per_class=1, class_sep=apart, random_state=seed,
    )


def problems():
    yield "blobs 500 x 2, 3", 3, *blobs(500, 3, 2, seed=170)
    yield "blobs 800 x 2, 8", 8, *blobs(800, 8, 2, seed=8)
    yield "blobs 1000 x 5, 5", 5, *blobs(1000, 5, 5, 2.5, seed=5)
    yield "blobs 1500 x 10, 6, wide", 6, *blobs(1500, 6, 10, 5.0, seed=6)
    yield "blobs 2000 x 3, 12", 12, *blobs(2000, 12, 3, 1.5, seed=12)
    yield "sizes 900:90:10", 3, *blobs([900, 90, 10], None, 2, seed=9)
    yield "sizes 700:200:70:30 x 4", 4, *blobs([700, 200, 70, 30], None, 4, 1.5, seed=4)
    yield "varied 500 x 2", 3, *blobs(500, 3, 2, [1.0, 2.5, 0.5], seed=170)
    yield "varied 1000 x 2", 4, *blobs(1000, 4, 2, [0.5, 1.0, 2.0, 3.0], seed=21)
    yield "varied 1200 x 6", 4, *blobs(1200, 4, 6, [0.5, 2.0, 4.0, 6.0], seed=22)
    yield "slanted 500 x 2", 3, *slanted(500, 3, 170)
    yield "slanted 1000 x 2", 4, *slanted(1000, 4, 31)
    yield "slanted 1500 x 2", 5, *slanted(1500, 5, 32)
    for n, noise in [(500, 0.05), (800, 0.1), (1000, 0.15)]:
        yield f"moons {n}, noise {noise}", 2, *datasets.make_moons(n, noise=noise, random_state=n)
    for n, noise in [(500, 0.03), (800, 0.06), (1000, 0.1)]:
        yield f"circles {n}, noise {noise}", 2, *datasets.make_circles(n, noise=noise, factor=0.5, random_state=n)
    yield "classification 600 x 4, 3", 3, *classes(600, 4, 3, 3, 2.0, 41)
    yield "classification 1000 x 8, 4", 4, *classes(1000, 8, 5, 4, 1.5, 42)
    yield "classification 1500 x 12, 5", 5, *classes(1500, 12, 6, 5, 2.0, 43)
    yield "classification 800 x 6, 2", 2, *classes(800, 6, 2, 2, 1.0, 44)
    yield "quantiles 900 x 3, 3", 3, *datasets.make_gaussian_quantiles(n_samples=900, n_features=3, n_classes=3, random_state=51)
    yield "uniform 600 x 2, 3", 3, np.random.default_rng(61).random((600, 2)), np.arange(600) % 3
    yield "iris", 3, *datasets.load_iris(return_X_y=True)
    yield "wine", 3, *datasets.load_wine(return_X_y=True)
    yield "breast cancer", 2, *datasets.load_breast_cancer(return_X_y=True)
    yield "digits", 10, *datasets.load_digits(return_X_y=True)


def dense_in_any_order(x, y, least):
    """HDBSCAN's index on ten orders of the rows: where distances are equal, its result depends on the order."""
    indices = []
    for seed in range(10):
        order = np.random.default_rng(seed).permutation(len(x))
        labels = HDBSCAN(min_cluster_size=least, copy=True).fit(x[order]).labels_
        indices.append(adjusted_rand_score(y[order], labels))
    return sorted(indices)


def mixtures(x, k):
    fits = {}
    for shape in ["full", "tied", "diag", "spherical"]:
        fit = GaussianMixture(k, covariance_type=shape, n_init=10, max_iter=300, random_state=42).fit(x)
        fits[shape] = {"labels": fit.predict(x).tolist(), "logLikelihood": fit.score(x)}
    return fits


def solve(name, k, x, y):
    x = np.ascontiguousarray(StandardScaler().fit_transform(x))
    least = max(5, int(np.floor(0.01 * len(x) + 0.5)))
    k_means = KMeans(k, n_init=10, random_state=42).fit(x)
    mini_batch = MiniBatchKMeans(k, n_init=10, random_state=42).fit(x)
    return x, {
        "name": name,
        "k": k,
        "nSamples": x.shape[0],
        "nFeatures": x.shape[1],
        "truth": np.asarray(y).tolist(),
        "minClusterSize": least,
        "bestInertia": KMeans(k, n_init=300, random_state=7).fit(x).inertia_,
        "inertias": {"kmeans": k_means.inertia_, "minibatch-kmeans": mini_batch.inertia_},
        "labels": {
            "kmeans": k_means.labels_.tolist(),
            "minibatch-kmeans": mini_batch.labels_.tolist(),
            "ward": AgglomerativeClustering(k).fit(x).labels_.tolist(),
            "hdbscan": HDBSCAN(min_cluster_size=least, copy=True).fit(x).labels_.tolist(),
        },
        "hdbscanInAnyOrder": dense_in_any_order(x, np.asarray(y), least),
        "mixtures": mixtures(x, k),
    }


folder = Path(sys.argv[1])
for name, k, x, y in problems():
    x, told = solve(name, k, x, y)
    file = folder / f"{name}.f64"
    x.tofile(file)
    print(json.dumps({**told, "file": str(file)}), flush=True)
