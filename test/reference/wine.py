"""Writes wine.csv: 178 Italian wines, 13 measurements and the cultivar (UCI, Aeberhard and Forina, 1991).

python3 test/reference/wine.py
"""

from pathlib import Path

from sklearn.datasets import load_wine

wine = load_wine()
lines = [",".join([*wine.feature_names, "cultivar"])]
for row, cultivar in zip(wine.data, wine.target):
    lines.append(",".join([*(repr(float(value)) for value in row), str(cultivar)]))
Path(__file__).with_name("wine.csv").write_text("\n".join(lines) + "\n")
