"""A plain reimplementation of k-prototypes for src/core/kPrototypes, in NumPy.

Run: python3 test/reference/k_prototypes.py > test/reference/k_prototypes.json
Made with numpy 2.4. Two ways: all rows at once from given starting rows (the same descent, so the same cost), and row
by row with the prototypes moved after each (Huang, 1998), the best of many random starts. -1 is a missing category,
which differs from everything. Bank Marketing (UCI) is read from ../shared/data: 7 numbers standardised, 9 categories.
"""

import csv
import json
import os

import numpy as np

here = os.path.dirname(os.path.abspath(__file__))


def modes_of(codes, levels):
    columns = []
    for column, n in zip(codes.T, levels):
        counts = np.bincount(column[column >= 0], minlength=n)
        columns.append(counts.argmax() if counts.sum() else -1)
    return columns


def apart(x, codes, means, modes, gamma):
    table = np.empty((len(x), len(means)))
    for j, (mean, mode) in enumerate(zip(means, modes)):
        differ = (codes != mode) | (codes < 0)
        table[:, j] = ((x - mean) ** 2).sum(axis=1) + gamma * differ.sum(axis=1)
    return table


def descend(x, codes, levels, gamma, start, max_iter=100):
    means, modes = x[start].copy(), codes[start].copy()
    labels = None
    for _ in range(max_iter):
        table = apart(x, codes, means, modes, gamma)
        nearest = table.argmin(axis=1)
        if labels is not None:
            stays = table[np.arange(len(x)), labels] <= table.min(axis=1)
            nearest = np.where(stays, labels, nearest)
        cost = table[np.arange(len(x)), nearest].sum()
        if labels is not None and (nearest == labels).all():
            break
        labels = nearest
        for j in range(len(start)):
            if (labels == j).any():
                means[j] = x[labels == j].mean(axis=0)
                modes[j] = modes_of(codes[labels == j], levels)
    return cost, labels


def row_by_row(x, codes, levels, gamma, start, max_iter=100):
    means, modes = x[start].copy(), codes[start].copy()
    labels = apart(x, codes, means, modes, gamma).argmin(axis=1)

    def renew(j):
        if (labels == j).any():
            means[j] = x[labels == j].mean(axis=0)
            modes[j] = modes_of(codes[labels == j], levels)

    for j in range(len(start)):
        renew(j)
    for _ in range(max_iter):
        moved = False
        for i in range(len(x)):
            table = apart(x[i : i + 1], codes[i : i + 1], means, modes, gamma)[0]
            if table.min() < table[labels[i]]:
                before, labels[i] = labels[i], table.argmin()
                renew(before)
                renew(labels[i])
                moved = True
        if not moved:
            break
    return apart(x, codes, means, modes, gamma).min(axis=1).sum()


def planted(n, seed):
    random = np.random.default_rng(seed)
    levels = [3, 4, 5, 2]
    groups = random.integers(0, 4, n)
    x = np.round(random.uniform(0, 5, (4, 3))[groups] + random.normal(size=(n, 3)), 2)
    favourites = np.stack([random.integers(0, m, 4) for m in levels], axis=1)
    anything = np.stack([random.integers(0, m, n) for m in levels], axis=1)
    codes = np.where(random.random((n, 4)) < 0.6, favourites[groups], anything)
    return x, np.where(random.random((n, 4)) < 0.03, -1, codes), levels


def case(x, codes, levels, k):
    gamma = x.std(axis=0).mean() / 2
    start = np.arange(k) * len(x) // k
    cost, labels = descend(x, codes, levels, gamma, start)
    random = np.random.default_rng(k)
    best = min(
        row_by_row(x, codes, levels, gamma, random.choice(len(x), k, replace=False))
        for _ in range(40)
    )
    sizes = sorted(np.bincount(labels, minlength=k).tolist(), reverse=True)
    return {"k": k, "gamma": gamma, "start": start.tolist(), "cost": cost, "sizes": sizes, "best": best}


def bank():
    with open(os.path.join(here, "../../../shared/data/bank-full.csv"), newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    numbers = ["age", "balance", "day", "duration", "campaign", "pdays", "previous"]
    names = ["job", "marital", "education", "default", "housing", "loan", "contact", "month", "poutcome"]
    x = np.array([[float(row[name]) for name in numbers] for row in rows])
    coded = [np.unique([row[name] for row in rows], return_inverse=True) for name in names]
    codes = np.stack([places for _, places in coded], axis=1)
    return (x - x.mean(axis=0)) / x.std(axis=0), codes, [len(values) for values, _ in coded]


def best_of(x, codes, levels, k, n_init):
    gamma = x.std(axis=0).mean() / 2
    random = np.random.default_rng(k)
    starts = [random.choice(len(x), k, replace=False) for _ in range(n_init)]
    return min(descend(x, codes, levels, gamma, start)[0] for start in starts)


rows = planted(200, 3)
x, codes, levels = bank()
result = {
    "planted": {
        "numbers": rows[0].tolist(),
        "codes": rows[1].tolist(),
        "levels": rows[2],
        "cases": [case(*rows, k) for k in (1, 2, 4, 6)],
    },
    "bankFull": {k: best_of(x, codes, levels, k, 10) for k in (2, 3, 4, 6, 8, 10)},
}
print(json.dumps(result))
