"""Fisher's iris measurements (1936), in centimetres, as scikit-learn 1.2.1 ships them.

Run: python3 test/reference/iris.py > test/reference/iris.csv
"""

from sklearn.datasets import load_iris

print("sepal_length,sepal_width,petal_length,petal_width,species")
iris = load_iris()
for row, species in zip(iris.data, iris.target):
    print(",".join(f"{value:.1f}" for value in row) + f",{iris.target_names[species]}")
