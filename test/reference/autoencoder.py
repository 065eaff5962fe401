"""Reconstruction errors of scikit-learn's MLPRegressor for the autoencoder of src/core/decomposition/autoencoder.

cc-general.csv, missing values filled with the median, standardised; the default layers, Adam 1e-3, batches of 128, 25
epochs, ReLU in every layer but the last; three seeds. Beside them the errors of 7 and 10 principal components: no
network whose last hidden layer is 7 wide can do better than 7 of them.

Run: python3 test/reference/autoencoder.py ../shared/data > test/reference/autoencoder.json
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.neural_network import MLPRegressor

warnings.simplefilter("ignore")
table = pd.read_csv(Path(sys.argv[1]) / "cc-general.csv").drop(columns="CUST_ID")
table = table.fillna(table.median())
x = ((table - table.mean()) / table.std(ddof=0)).to_numpy()


def lost(n_components):
    pca = PCA(n_components).fit(x)
    return float(np.mean((pca.inverse_transform(pca.transform(x)) - x) ** 2))


def error(seed):
    network = MLPRegressor(
        hidden_layer_sizes=[72, 36, 10, 36, 72],
        alpha=0,
        batch_size=128,
        max_iter=25,
        random_state=seed,
    )
    return float(np.mean((network.fit(x, x).predict(x) - x) ** 2))


print(
    json.dumps(
        {
            "pca7": lost(7),
            "pca10": lost(10),
            "default": [error(seed) for seed in range(3)],
        },
        indent=2,
    )
)
