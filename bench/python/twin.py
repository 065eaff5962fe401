"""The Python side of the stages: one JSON request a line in, one JSON answer a line out.

A request is {"stage": name, ...arguments}; an answer {"ms": ..., "figures": {...}} or {"error": ...}. Only the fit is
timed: matrices are read before. All threads are allowed; options not named here are scikit-learn's defaults.
"""

import functools
import json
import platform
import sys
import time

import matplotlib
import numpy as np
import pandas
import sklearn
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import silhouette_score
from sklearn.mixture import GaussianMixture


@functools.lru_cache(maxsize=2)
def matrix(file, n_features):
    return np.fromfile(file, dtype=np.float64).reshape(-1, n_features)


def labels_of(file):
    return np.fromfile(file, dtype=np.int32)


def timed(work):
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1000, result


def k_means(request):
    x = matrix(request["x"], request["nFeatures"])
    ks = request["ks"]

    def fit_all():
        return [KMeans(k, n_init=request["nInit"], random_state=42).fit(x) for k in ks]

    ms, fits = timed(fit_all)
    return ms, {f"inertia of k = {k}": fit.inertia_ for k, fit in zip(ks, fits)}


def silhouette(request):
    x = matrix(request["x"], request["nFeatures"])
    labels = labels_of(request["labels"])
    ms, score = timed(lambda: silhouette_score(x, labels))
    return ms, {"silhouette": score}


class FromLabels(GaussianMixture):
    """Does the K-means that every mixture starts with, then starts from given labels instead."""

    def _initialize_parameters(self, x, random_state, **_):
        KMeans(self.n_components, n_init=1, random_state=random_state).fit(x)
        self._initialize(x, np.eye(self.n_components)[self.labels])


def mixture(request):
    x = matrix(request["x"], request["nFeatures"])
    model = FromLabels(request["nComponents"], covariance_type="full", random_state=42)
    model.labels = labels_of(request["labels"])
    ms, _ = timed(lambda: model.fit(x))
    return ms, {"lower bound": model.score(x), "iterations": model.n_iter_}


@functools.lru_cache(maxsize=1)
def forest_parts(file, n_features, labels, n_train):
    x, y = matrix(file, n_features), labels_of(labels)
    return x[:n_train], y[:n_train], x[n_train:], y[n_train:]


grown = {}


def grow(request):
    parts = forest_parts(request["x"], request["nFeatures"], request["labels"], request["nTrain"])
    model = RandomForestClassifier(request["nEstimators"], n_jobs=-1, random_state=42)
    ms, _ = timed(lambda: model.fit(parts[0], parts[1]))
    grown.clear()
    grown[json.dumps(request["labels"])] = model
    return ms, model, parts


def forest(request):
    ms, model, (_, _, x, y) = grow(request)
    return ms, {"accuracy": model.score(x, y)}


def forest_predict(request):
    model = grown.get(json.dumps(request["labels"])) or grow(request)[1]
    _, _, x, y = forest_parts(request["x"], request["nFeatures"], request["labels"], request["nTrain"])
    ms, probabilities = timed(lambda: model.predict_proba(x))
    return ms, {"accuracy": float(np.mean(probabilities.argmax(axis=1) == y))}


def pca(request):
    x = matrix(request["x"], request["nFeatures"])
    ms, model = timed(lambda: PCA(request["nComponents"]).fit(x))
    return ms, {f"component {i + 1}": v for i, v in enumerate(model.explained_variance_ratio_)}


def versions(_):
    return 0, {
        "python": platform.python_version(),
        "scikit-learn": sklearn.__version__,
        "pandas": pandas.__version__,
        "numpy": np.__version__,
        "matplotlib": matplotlib.__version__,
    }


stages = {
    "kMeans": k_means,
    "silhouette": silhouette,
    "mixture": mixture,
    "forest": forest,
    "forestPredict": forest_predict,
    "pca": pca,
    "versions": versions,
}

for line in sys.stdin:
    request = json.loads(line)
    try:
        ms, figures = stages[request["stage"]](request)
        answer = {"ms": ms, "figures": figures}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
