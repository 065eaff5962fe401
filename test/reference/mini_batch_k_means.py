"""Figures of scikit-learn for src/core/miniBatchKMeans: inertia of MiniBatchKMeans over seeds, and of KMeans.

Run: python3 test/reference/mini_batch_k_means.py > test/reference/mini_batch_k_means.json
Made with scikit-learn 1.9.1 and numpy 2.4. The planted rows are drawn here and rounded to two digits; the bank files
are read from ../shared/data (standardised, missing values filled with the mean). Lists hold one inertia a seed.
"""

import json
import os

import numpy as np
from sklearn.cluster import KMeans, MiniBatchKMeans

here = os.path.dirname(os.path.abspath(__file__))
data = os.path.join(here, "../../../shared/data")


def planted(n, n_features, n_groups, seed):
    random = np.random.default_rng(seed)
    centres = random.uniform(0, 30, (n_groups, n_features))
    shares = random.dirichlet(np.full(n_groups, 3.0))
    groups = random.choice(n_groups, n, p=shares)
    return np.round(centres[groups] + random.normal(size=(n, n_features)), 2)


def standardised(name, separator, columns):
    table = np.genfromtxt(
        os.path.join(data, name), delimiter=separator, names=True, usecols=columns, deletechars=""
    )
    x = np.stack([table[column] for column in table.dtype.names], axis=1)
    x = np.where(np.isnan(x), np.nanmean(x, axis=0), x)
    return (x - x.mean(axis=0)) / x.std(axis=0)


def inertias(x, k, seeds=range(10)):
    mini = [MiniBatchKMeans(k, n_init=3, random_state=seed).fit(x).inertia_ for seed in seeds]
    full = KMeans(k, n_init=10, random_state=0).fit(x).inertia_
    return {"miniBatch": mini, "kMeans": full}


rows = planted(3000, 2, 12, 7)
card = standardised("cc-general.csv", ",", range(1, 18))
bank = standardised("bank-full.csv", ";", [0, 5, 9, 11, 12, 13, 14])
result = {
    "planted": {"rows": rows.tolist(), "k": {k: inertias(rows, k) for k in (3, 8, 12)}},
    "cardHolders": {k: inertias(card, k) for k in (3, 5, 8)},
    "contactedCustomers": {k: inertias(bank, k) for k in (3, 5, 8)},
}
print(json.dumps(result))
