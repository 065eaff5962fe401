"""Figures of scikit-learn for src/core/gaussianMixture: the same start (labels) gives the same ascent.

Run: python3 test/reference/gaussian_mixture.py > test/reference/gaussian_mixture.json
Made with scikit-learn 1.2.1 and numpy 1.24. The labels to start from are rows in order of their sum of features,
cut into equal parts, so that no random number is needed. Iris: Fisher (1936). Old Faithful: Azzalini and Bowman
(1990), eruptions and waiting times in minutes.
"""

import json
import os

import numpy as np
from sklearn.datasets import load_iris
from sklearn.mixture import GaussianMixture


class FromLabels(GaussianMixture):
    """A mixture that starts from given labels."""

    def _initialize_parameters(self, x, random_state):
        self._initialize(x, np.eye(self.n_components)[self.labels])


def labels_of(x, k):
    labels = np.empty(len(x), dtype=int)
    labels[np.argsort(x.sum(axis=1), kind="stable")] = np.arange(len(x)) * k // len(x)
    return labels


def figures(x, covariance_type, k, max_iter, tol):
    mixture = FromLabels(k, covariance_type=covariance_type, max_iter=max_iter, tol=tol)
    mixture.labels = labels_of(x, k)
    mixture.fit(x)
    return {
        "covarianceType": covariance_type,
        "nComponents": k,
        "maxIter": max_iter,
        "tol": tol,
        "nIter": mixture.n_iter_,
        "converged": mixture.converged_,
        "score": mixture.score(x),
        "bic": mixture.bic(x),
        "aic": mixture.aic(x),
        "weights": mixture.weights_.tolist(),
        "means": mixture.means_.tolist(),
        "covariances": np.ravel(mixture.covariances_).tolist(),
        "firstResponsibilities": mixture.predict_proba(x)[0].tolist(),
    }


here = os.path.dirname(os.path.abspath(__file__))
faithful = np.loadtxt(os.path.join(here, "old_faithful.csv"), delimiter=",", skiprows=1)
sets = {"iris": load_iris().data, "oldFaithful": faithful}
result = {}
for name, x in sets.items():
    cases = [
        figures(x, covariance_type, k, 100, 1e-3)
        for covariance_type in ("full", "tied", "diag", "spherical")
        for k in (1, 2, 3)
    ]
    cases.append(figures(x, "full", 2, 3, 0.0))
    result[name] = {
        "rows": x.tolist(),
        "labels": {k: labels_of(x, k).tolist() for k in (1, 2, 3)},
        "cases": cases,
    }
print(json.dumps(result))
