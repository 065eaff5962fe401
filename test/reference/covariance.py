"""Figures that src/core/statistics/covariance.ts is tested against: numpy 1.24 on iris.

Run: python3 test/reference/covariance.py > test/reference/covariance.json
"""

import json

import numpy as np
from sklearn.datasets import load_iris

iris = load_iris().data
print(
    json.dumps(
        {
            "means": iris.mean(axis=0).tolist(),
            "covariances": np.cov(iris.T).ravel().tolist(),
            "populationCovariances": np.cov(iris.T, ddof=0).ravel().tolist(),
            "correlations": np.corrcoef(iris.T).ravel().tolist(),
        },
        indent=1,
    )
)
