"""What a notebook does with a file of transactions, from the file to pictures.

Run: python notebook.py <transactions.csv> <folder>
Reads, cleans, makes recency, frequency and spending a customer, scales, tries k = 2..10 with silhouettes on 10,000
rows, fits the best, explains it with a forest, projects it, writes segments.csv and four PNGs. Prints its figures as JSON.
"""

import json
import os
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

amount = "TransactionAmount (INR)"


def read_and_clean(file):
    frame = pd.read_csv(file)
    rows = len(frame)
    frame = frame.dropna(subset=["CustomerID", amount])
    frame["date"] = pd.to_datetime(frame["TransactionDate"], format="%d/%m/%y")
    birth = pd.to_datetime(frame["CustomerDOB"], format="%d/%m/%y", errors="coerce")
    birth = birth.where(birth.dt.year < 2016, birth - pd.DateOffset(years=100))
    frame["age"] = (frame["date"] - birth).dt.days / 365.25
    frame["hour"] = frame["TransactionTime"] // 10000
    return rows, frame


def customers_of(frame):
    last = frame["date"].max()
    customers = frame.groupby("CustomerID").agg(
        latest=("date", "max"),
        frequency=("TransactionID", "count"),
        monetary=(amount, "sum"),
        average=(amount, "mean"),
        balance=("CustAccountBalance", "last"),
        age=("age", "last"),
        hour=("hour", "mean"),
    )
    customers["recency"] = (last - customers.pop("latest")).dt.days
    return customers


def scaled(customers):
    features = customers.fillna(customers.median())
    for column in ("frequency", "monetary", "average", "balance"):
        features[column] = np.log1p(features[column].clip(lower=0))
    return features.columns, StandardScaler().fit_transform(features)


def choose(x):
    sample = np.random.RandomState(42).choice(len(x), min(10_000, len(x)), replace=False)
    inertias, silhouettes = [], []
    for k in range(2, 11):
        fit = KMeans(k, n_init=10, random_state=42).fit(x)
        inertias.append(fit.inertia_)
        silhouettes.append(silhouette_score(x[sample], fit.labels_[sample]))
    return 2 + int(np.argmax(silhouettes)), inertias, silhouettes


def picture(folder, name, draw):
    figure, axes = plt.subplots(figsize=(8, 5))
    draw(axes)
    axes.set_title(name)
    figure.savefig(os.path.join(folder, f"{name}.png"), dpi=100)
    plt.close(figure)


def main(file, folder):
    os.makedirs(folder, exist_ok=True)
    rows, frame = read_and_clean(file)
    customers = customers_of(frame)
    names, x = scaled(customers)
    k, inertias, silhouettes = choose(x)
    labels = KMeans(k, n_init=10, random_state=42).fit(x).labels_
    forest = RandomForestClassifier(100, n_jobs=-1, random_state=42).fit(x, labels)
    places = PCA(2).fit_transform(x)
    customers.assign(segment=labels).to_csv(os.path.join(folder, "segments.csv"))
    ks = range(2, 11)
    picture(folder, "elbow", lambda axes: axes.plot(ks, inertias, marker="o"))
    picture(folder, "silhouettes", lambda axes: axes.plot(ks, silhouettes, marker="o"))
    picture(folder, "importances", lambda axes: axes.barh(names, forest.feature_importances_))
    picture(folder, "map", lambda axes: axes.scatter(places[:, 0], places[:, 1], c=labels, s=1))
    figures = {"rows": rows, "customers": len(customers)}
    print(json.dumps(figures))


main(sys.argv[1], sys.argv[2])
