"""Figures for src/segments: pandas' description of groups and scipy's Wilson intervals.

python3 test/reference/segments.py
"""

import json

import numpy as np
import pandas as pd
from scipy.stats import binomtest

n = 60
i = np.arange(n)
table = pd.DataFrame({"amount": (i * 37 % 101) ** 1.5, "label": (i * 37 % 101) // 34})
table.loc[i % 11 == 4, "amount"] = np.nan

overall = table.amount
groups = table.groupby("label").amount
figures = {
    "count": groups.count().tolist(),
    "mean": groups.mean().tolist(),
    "q1": groups.quantile(0.25).tolist(),
    "median": groups.median().tolist(),
    "q3": groups.quantile(0.75).tolist(),
    "overallMean": overall.mean(),
    "overallMedian": overall.median(),
    "z": ((groups.mean() - overall.mean()) / overall.std(ddof=0)).tolist(),
}
wilson = [
    [k, m, *binomtest(k, m).proportion_ci(0.95, method="wilson")]
    for k, m in [(0, 10), (1, 10), (5, 10), (10, 10), (5289, 45211)]
]
print(json.dumps({"profile": figures, "wilson": wilson}, indent=1))
