"""Figures of scikit-learn for the random forest of src/core/forest on two bank files.

The classes are those of a K-means with 3 clusters on the standardised features; the forest sees the features as
they are. Test rows are the first fifth of numpy.random.RandomState(42).permutation(n).

Run: python3 test/reference/forest.py ../shared/data > test/reference/forest.json
Made with scikit-learn 1.2.1, numpy 1.24 and pandas 1.5.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import StandardScaler

folder = Path(sys.argv[1])
bank = pd.read_csv(folder / "bank-full.csv", sep=";")
bank = bank[["age", "balance", "day", "duration", "campaign", "pdays", "previous"]].astype(float)
cards = pd.read_csv(folder / "cc-general.csv").drop(columns="CUST_ID")
cards = cards.fillna(cards.mean())


def figures(table):
    x = table.to_numpy()
    scaler = StandardScaler().fit(x)
    kmeans = KMeans(3, n_init=10, random_state=42).fit(scaler.transform(x))
    order = np.random.RandomState(42).permutation(len(x))
    test, train = np.split(order, [len(x) // 5])
    labels = kmeans.labels_
    accuracies, importances = [], []
    for seed in range(3):
        forest = RandomForestClassifier(100, random_state=seed, n_jobs=2, oob_score=True)
        forest.fit(x[train], labels[train])
        accuracies.append(forest.score(x[test], labels[test]))
        importances.append(forest.feature_importances_)
    return {
        "columns": list(table.columns),
        "means": scaler.mean_.tolist(),
        "scales": scaler.scale_.tolist(),
        "centroids": kmeans.cluster_centers_.tolist(),
        "sizes": np.bincount(labels).tolist(),
        "accuracy": float(np.mean(accuracies)),
        "oobScore": float(forest.oob_score_),
        "importances": np.mean(importances, axis=0).tolist(),
    }


print(json.dumps({"bank-full.csv": figures(bank), "cc-general.csv": figures(cards)}, indent=1))
