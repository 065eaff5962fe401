"""Accuracy of scikit-learn's random forest on splits that played no part in choosing our forest's settings.

Classes are the nearest of the centroids in forest.json; the forest sees the features as they are. Split s is
train_test_split(test_size=0.2, stratify=labels, random_state=s), the forest of it has random_state=s too.

Run: python3 test/reference/forest_splits.py ../shared/data > test/reference/forest_splits.json
Made with scikit-learn 1.9.1, numpy 2 and pandas 3.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

seeds = [101, 102, 103, 104, 105]
known = json.loads((Path(__file__).parent / "forest.json").read_text())
folder = Path(sys.argv[1])


def accuracies(file, separator):
    figures = known[file]
    table = pd.read_csv(folder / file, sep=separator)[figures["columns"]].astype(float)
    x = table.fillna(table.mean()).to_numpy()
    scaled = (x - figures["means"]) / figures["scales"]
    centroids = np.array(figures["centroids"])
    labels = ((scaled[:, None, :] - centroids) ** 2).sum(2).argmin(1)
    found = []
    for seed in seeds:
        train, test = train_test_split(
            np.arange(len(x)), test_size=0.2, stratify=labels, random_state=seed
        )
        forest = RandomForestClassifier(100, random_state=seed).fit(x[train], labels[train])
        found.append(float(forest.score(x[test], labels[test])))
    return {"seeds": seeds, "accuracies": found}


print(
    json.dumps(
        {
            "bank-full.csv": accuracies("bank-full.csv", ";"),
            "cc-general.csv": accuracies("cc-general.csv", ","),
        },
        indent=1,
    )
)
