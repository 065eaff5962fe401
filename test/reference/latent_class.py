"""Expectation-maximisation for latent classes in NumPy, for src/core/latentClass.

Run: python3 test/reference/latent_class.py > test/reference/latent_class.json
Made with numpy 2.4. -1 is a missing value, which the likelihood leaves out. "steps" holds what a given start has become
after a number of iterations; "best" the highest log-likelihood of many random starts. The table of role conflict is
Stouffer and Toby's (1951), as Goodman (1974) uses it: 216 answers to four questions. Bank Marketing (UCI) is read
from ../shared/data: its 9 categories.
"""

import csv
import json
import os

import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
role_conflict = [42, 23, 6, 25, 6, 24, 7, 38, 1, 4, 1, 6, 2, 9, 2, 20]


def one_hot(codes, levels):
    return [(codes[:, j, None] == np.arange(n)).astype(float) for j, n in enumerate(levels)]


def expectation(hot, shares, probabilities):
    with np.errstate(divide="ignore"):
        logs = np.log(shares)[None, :] + sum(
            block @ np.maximum(np.log(p), -1e300).T for block, p in zip(hot, probabilities)
        )
    top = logs.max(axis=1, keepdims=True)
    rows = top[:, 0] + np.log(np.exp(logs - top).sum(axis=1))
    return rows, np.exp(logs - rows[:, None])


def ascend(codes, weights, levels, start, max_iter, tol=0.0, smoothing=0.0):
    hot = one_hot(codes, levels)
    shares, probabilities = start
    before = -np.inf
    for _ in range(max_iter):
        rows, responsibilities = expectation(hot, shares, probabilities)
        now = (weights * rows).sum()
        if abs(now - before) < tol:
            break
        before = now
        counted = responsibilities * weights[:, None]
        shares = counted.sum(axis=0) / weights.sum()
        probabilities = [counted.T @ block + smoothing for block in hot]
        probabilities = [p / p.sum(axis=1, keepdims=True) for p in probabilities]
    rows, _ = expectation(hot, shares, probabilities)
    return (weights * rows).sum(), shares, probabilities


def random_start(random, levels, k):
    return np.full(k, 1 / k), [random.dirichlet(np.ones(n), k) for n in levels]


def best_of(codes, weights, levels, k, n_init, tol):
    random = np.random.default_rng(k)
    return max(
        ascend(codes, weights, levels, random_start(random, levels, k), 5000, tol)[0]
        for _ in range(n_init)
    )


def flat(probabilities):
    return np.concatenate(probabilities, axis=1).tolist()


def planted(n, seed):
    random = np.random.default_rng(seed)
    levels = [2, 3, 4, 2, 3]
    groups = random.choice(3, n, p=[0.5, 0.3, 0.2])
    tables = [random.dirichlet(np.full(m, 0.6), 3) for m in levels]
    codes = np.stack([[random.choice(t.shape[1], p=t[g]) for g in groups] for t in tables], axis=1)
    return np.where(random.random(codes.shape) < 0.08, -1, codes), levels


def steps(codes, levels, k, max_iter, smoothing):
    start = random_start(np.random.default_rng(k + 10), levels, k)
    log_likelihood, shares, probabilities = ascend(
        codes, np.ones(len(codes)), levels, start, max_iter, 0.0, smoothing
    )
    return {
        "k": k,
        "maxIter": max_iter,
        "smoothing": smoothing,
        "start": flat(start[1]),
        "logLikelihood": log_likelihood,
        "shares": shares.tolist(),
        "probabilities": flat(probabilities),
    }


def bank():
    with open(os.path.join(here, "../../../shared/data/bank-full.csv"), newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    names = ["job", "marital", "education", "default", "housing", "loan", "contact", "month", "poutcome"]
    coded = [np.unique([row[name] for row in rows], return_inverse=True) for name in names]
    codes = np.stack([places for _, places in coded], axis=1)
    patterns, counts = np.unique(codes, axis=0, return_counts=True)
    return patterns, counts.astype(float), [len(values) for values, _ in coded]


codes, levels = planted(300, 5)
conflict = np.array(list(np.ndindex(2, 2, 2, 2)))
counts = np.array(role_conflict, dtype=float)
result = {
    "planted": {
        "codes": codes.tolist(),
        "levels": levels,
        "steps": [
            steps(codes, levels, 2, 1, 0.0),
            steps(codes, levels, 2, 40, 0.0),
            steps(codes, levels, 3, 40, 0.5),
        ],
        "best": {k: best_of(codes, np.ones(len(codes)), levels, k, 60, 1e-10) for k in (1, 2, 3)},
    },
    "roleConflict": {
        "counts": role_conflict,
        "best": {k: best_of(conflict, counts, [2, 2, 2, 2], k, 40, 1e-11) for k in (1, 2, 3)},
    },
    "bankFull": {k: best_of(*bank(), k, 4, 1e-3) for k in (2, 3, 5)},
}
print(json.dumps(result))
