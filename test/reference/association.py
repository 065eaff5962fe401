"""Figures of pandas and SciPy for src/core/statistics/association.test.ts: python3 test/reference/association.py"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats.contingency import association

random = np.random.default_rng(7)
a = np.round(random.lognormal(3, 1, 200), 1)
b = np.round(a * 0.3 + random.normal(0, 10, 200))
a[random.random(200) < 0.1] = np.nan
b[random.random(200) < 0.1] = np.nan
p = random.integers(0, 4, 200)
q = np.where(random.random(200) < 0.4, p % 3, random.integers(0, 3, 200))
frame = pd.DataFrame({"a": a, "b": b})
clean = lambda values: [None if np.isnan(value) else float(value) for value in values]
figures = {
    "a": clean(a),
    "b": clean(b),
    "p": p.tolist(),
    "q": q.tolist(),
    "pearson": frame.corr("pearson").iloc[0, 1],
    "spearman": frame.corr("spearman").iloc[0, 1],
    "cramersV": association(pd.crosstab(p, q).to_numpy(), method="cramer"),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(figures) + "\n")
