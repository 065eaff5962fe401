"""How far scikit-learn's maps of iris keep neighbours, for src/core/decomposition/umap.

Trustworthiness (Venna and Kaski, 2001) of the first two principal components and of t-SNE, each judged by 5 and 15
neighbours. t-SNE stands in for UMAP, which scikit-learn does not have: both keep neighbours first. `silhouette` is
that of the species on each map.

Run: python3 test/reference/umap.py > test/reference/umap.json
"""

import json

from sklearn.datasets import load_iris
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness
from sklearn.metrics import silhouette_score

iris = load_iris()
maps = {
    "pca": PCA(2).fit_transform(iris.data),
    "tsne": TSNE(init="pca", random_state=0).fit_transform(iris.data),
}
print(
    json.dumps(
        {
            name: {
                "trustworthiness5": float(trustworthiness(iris.data, map_, n_neighbors=5)),
                "trustworthiness15": float(trustworthiness(iris.data, map_, n_neighbors=15)),
                "silhouette": float(silhouette_score(map_, iris.target)),
            }
            for name, map_ in maps.items()
        },
        indent=2,
    )
)
