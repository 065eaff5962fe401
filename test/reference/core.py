"""Figures that src/core is tested against: numpy 1.24, scipy 1.10 and scikit-learn 1.2.1.

Run: python3 test/reference/core.py > test/reference/core.json
"""

import json

import numpy as np
from scipy import stats
from sklearn import metrics
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris
from sklearn.decomposition import PCA
from sklearn.preprocessing import RobustScaler


def numbers(values):
    return [float(value) for value in np.asarray(values).ravel()]


def legacy(seed, n, size):
    return [int(row) for row in np.random.RandomState(seed).choice(n, size, replace=False)]


def judged(x, labels):
    samples = metrics.silhouette_samples(x, labels)
    return {
        "labels": [int(label) for label in labels],
        "silhouetteSamples": numbers(samples),
        "silhouetteScore": float(samples.mean()),
        "daviesBouldin": float(metrics.davies_bouldin_score(x, labels)),
        "calinskiHarabasz": float(metrics.calinski_harabasz_score(x, labels)),
    }


iris = load_iris().data
fits = {k: KMeans(k, n_init=50, tol=0, random_state=0).fit(iris) for k in range(2, 6)}
weights = np.arange(150) % 4 + 0.5
weighted = KMeans(3, n_init=50, tol=0, random_state=0).fit(iris, sample_weight=weights)
pca = PCA().fit(iris)

rng = np.random.RandomState(7)
tails = np.round(rng.lognormal(5, 1.2, 60), 2)
signs = np.round(rng.normal(0, 40, 60) ** 3 / 1000, 2)
robust = RobustScaler().fit(tails.reshape(-1, 1))
singletons = np.array([0] + [1] * 80 + [2] * 69)

print(
    json.dumps(
        {
            "legacy": [
                {"seed": seed, "n": n, "size": size, "rows": legacy(seed, n, size)}
                for seed, n, size in [(0, 10, 10), (0, 20001, 12), (42, 1000, 10), (4294967295, 65, 8)]
            ],
            "iris": {
                "inertias": {k: float(fit.inertia_) for k, fit in fits.items()},
                "sizes": {k: sorted((int(c) for c in np.bincount(fit.labels_)), reverse=True) for k, fit in fits.items()},
                "three": judged(iris, fits[3].labels_),
                "singleton": judged(iris, singletons),
                "weightedInertia": float(weighted.inertia_),
                "pca": {
                    "explainedVariance": numbers(pca.explained_variance_),
                    "explainedVarianceRatio": numbers(pca.explained_variance_ratio_),
                    "components": [numbers(row) for row in pca.components_],
                    "firstScores": numbers(pca.transform(iris)[0]),
                },
            },
            "columns": [
                {
                    "values": numbers(values),
                    "mean": float(values.mean()),
                    "variance": float(values.var()),
                    "sampleVariance": float(values.var(ddof=1)),
                    "skewness": float(stats.skew(values)),
                    "quantiles": numbers(np.quantile(values, [0, 0.01, 0.25, 0.5, 0.9, 1])),
                    "yeoJohnsonLambda": float(stats.yeojohnson(values)[1]),
                    "yeoJohnson": numbers(stats.yeojohnson(values, 0.3)),
                    "yeoJohnsonNegative": numbers(stats.yeojohnson(values, 2.7)),
                }
                for values in (tails, signs)
            ],
            "correlation": float(np.corrcoef(tails, signs)[0, 1]),
            "robust": {"centre": float(robust.center_[0]), "scale": float(robust.scale_[0])},
        },
        indent=1,
    )
)
