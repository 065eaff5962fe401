"""Figures of scikit-learn for the recipes of src/features, on a small table written out here.

Run: python3 test/reference/features_recipe.py > test/reference/features_recipe.json
Made with scikit-learn 1.2.1 and numpy 1.24.
"""

import json

import numpy as np
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler, PowerTransformer, RobustScaler, StandardScaler

nan = float("nan")
columns = {
    "spend": [0.0, 12.5, 3.2, 880.0, nan, 41.0, 7.7, 19.9, 5000.0, 3.2, 64.0, 150.25],
    "balance": [-500.0, 20.0, 75.5, nan, 1800.0, -3.0, 0.0, 42.0, 9000.0, 310.0, 20.0, nan],
}
x = np.array(list(columns.values())).T
imputers = {"mean": "mean", "median": "median", "mode": "most_frequent"}
scalers = {"standard": StandardScaler(), "robust": RobustScaler(), "minmax": MinMaxScaler()}


def rows(matrix):
    return [[float(value) for value in row] for row in matrix]


cases = []
for impute, strategy in imputers.items():
    filled = SimpleImputer(strategy=strategy).fit_transform(x)
    for scale, scaler in scalers.items():
        cases.append(
            {
                "options": {"impute": impute, "outliers": "none", "transform": "none", "scale": scale},
                "x": rows(scaler.fit_transform(filled)),
            }
        )

filled = SimpleImputer(strategy="median").fit_transform(x)
power = PowerTransformer(method="yeo-johnson", standardize=False).fit(filled)
cases.append(
    {
        "options": {"impute": "median", "outliers": "none", "transform": "yeo-johnson", "scale": "standard"},
        "lambdas": [float(value) for value in power.lambdas_],
        "x": rows(StandardScaler().fit_transform(power.transform(filled))),
    }
)
held = np.clip(filled, np.quantile(filled, 0.01, axis=0), np.quantile(filled, 0.99, axis=0))
cases.append(
    {
        "options": {"impute": "median", "outliers": "winsorize", "transform": "none", "scale": "none"},
        "x": rows(held),
    }
)
table = {name: [None if np.isnan(v) else v for v in values] for name, values in columns.items()}
print(json.dumps({"columns": table, "cases": cases}, indent=1))
