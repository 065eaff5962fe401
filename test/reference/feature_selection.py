"""Figures that codings and the choice among features are tested against: scikit-learn and pandas.

    python3 test/reference/feature_selection.py > test/reference/feature_selection.json

Columns that hardly vary by VarianceThreshold after MinMaxScaler, columns that go together by DataFrame.corr, places of
levels by OrdinalEncoder, and shares of levels by value_counts.
"""

import json

import numpy as np
import pandas as pd
import sklearn
from sklearn.feature_selection import VarianceThreshold
from sklearn.preprocessing import MinMaxScaler, OrdinalEncoder

rng = np.random.RandomState(3)
n = 60
base = rng.normal(size=n)
columns = {
    "base": base,
    "echo": 3 * base + 0.05 * rng.normal(size=n),
    "mirror": -base + 0.4 * rng.normal(size=n),
    "own": rng.normal(size=n),
    "rare": np.where(np.arange(n) == 7, 5.0, 0.0) + 1e-9 * rng.normal(size=n),
    "steady": np.where(np.arange(n) % 30 == 0, 1.0, 0.0),
}
frame = pd.DataFrame({name: np.round(values, 6) for name, values in columns.items()})
scaled = MinMaxScaler().fit_transform(frame)
levels = [["primary", "secondary", "tertiary"][i % 3 if i % 7 else 0] for i in range(n)]
order = ["tertiary", "primary", "secondary"]

print(
    json.dumps(
        {
            "versions": {"sklearn": sklearn.__version__, "pandas": pd.__version__},
            "columns": {name: frame[name].tolist() for name in frame},
            "variances": scaled.var(axis=0).tolist(),
            "kept": [
                {"minVariance": least, "names": list(frame.columns[VarianceThreshold(least).fit(scaled).get_support()])}
                for least in (0.01, 0.02, 0.05)
            ],
            "correlations": frame.corr().values.tolist(),
            "levels": levels,
            "order": order,
            "places": (OrdinalEncoder(categories=[order]).fit_transform([[level] for level in levels]) + 1)
            .ravel()
            .tolist(),
            "shares": pd.Series(levels).map(pd.Series(levels).value_counts(normalize=True)).tolist(),
        },
        indent=1,
    )
)
