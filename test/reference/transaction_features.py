"""Figures that the features of transactions are tested against: pandas.

    python3 test/reference/transaction_features.py > test/reference/transaction_features.json

Makes transactions of 15 months and says for each customer, by pandas' own means, what was spent in the last 30 and 90
days, the trend against as many days before, shares by category, quarter and the first days of the month, and the
variation between whole months.
"""

import json
import random

import pandas as pd

random.seed(11)
first, last = pd.Timestamp("2024-11-13"), pd.Timestamp("2026-02-04")
days = (last - first).days
rows = [
    {
        "customer_id": f"C{random.randrange(12)}",
        "booked": (first + pd.Timedelta(days=random.randrange(days + 1))).strftime("%Y-%m-%d"),
        "paid": round(random.lognormvariate(3, 1), 2),
        "category": random.choice(["food", "fuel & car", "rent"]),
    }
    for _ in range(400)
]
rows[0]["booked"], rows[1]["booked"] = first.strftime("%Y-%m-%d"), last.strftime("%Y-%m-%d")
frame = pd.DataFrame(rows)
frame["day"] = pd.to_datetime(frame["booked"])


def window(data, length, back=0):
    end = last - pd.Timedelta(days=back)
    return data[(data["day"] > end - pd.Timedelta(days=length)) & (data["day"] <= end)]


def features(data):
    total = data["paid"].sum()
    figures = {}
    for length in (30, 90):
        now, before = window(data, length)["paid"].sum(), window(data, length, length)["paid"].sum()
        figures[f"amount_last_{length}_days"] = now
        figures[f"transactions_last_{length}_days"] = len(window(data, length))
        figures[f"trend_{length}_days"] = (now - before) / (now + before) if now + before > 0 else None
    for level, name in (("food", "food"), ("fuel & car", "fuel_car"), ("rent", "rent")):
        figures[f"category_{name}_share"] = data.loc[data["category"] == level, "paid"].sum() / total
    for quarter in (1, 2, 3, 4):
        figures[f"quarter_{quarter}_share"] = data.loc[data["day"].dt.quarter == quarter, "paid"].sum() / total
    months = pd.period_range("2024-12", "2026-01", freq="M")
    sums = data.groupby(data["day"].dt.to_period("M"))["paid"].sum().reindex(months, fill_value=0)
    figures["monthly_variation"] = sums.std(ddof=0) / sums.mean() if sums.mean() > 0 else None
    figures["month_start_share"] = data.loc[data["day"].dt.day <= 10, "paid"].sum() / total
    return {name: None if value is None else float(value) for name, value in figures.items()}


customers = {str(name): features(data) for name, data in frame.groupby("customer_id")}
print(json.dumps({"pandas": pd.__version__, "rows": rows, "customers": customers}, indent=1))
