"""Figures that src/data is tested against: pandas 1.5.3.

    python3 test/reference/data.py [folder with the real files]

Prints what pandas says of a made-up column (src/data/describe.test.ts) and of the real files
(src/data/realFiles.test.ts), as JSON; kept as test/reference/data.json.
"""

import json
import sys

import pandas as pd


def summary(values):
    values = values.dropna()
    quartiles = values.quantile([0.25, 0.5, 0.75])
    return {
        "count": int(values.count()),
        "distinct": int(values.nunique()),
        "min": float(values.min()),
        "max": float(values.max()),
        "mean": float(values.mean()),
        "std": float(values.std()),
        "q1": float(quartiles[0.25]),
        "median": float(quartiles[0.5]),
        "q3": float(quartiles[0.75]),
        "skewness": float(values.skew()),
    }


made_up = pd.Series([(i * 37 % 101) ** 2 / 8 for i in range(250)])
found = {"made up": summary(made_up)}

if len(sys.argv) > 1:
    folder = sys.argv[1]
    bank = pd.read_csv(f"{folder}/bank-full.csv", sep=";")
    found["bank-full balance"] = summary(bank["balance"])
    found["bank-full pdays"] = summary(bank["pdays"][bank["pdays"] != -1])
    cards = pd.read_csv(f"{folder}/cc-general.csv")
    found["cc-general MINIMUM_PAYMENTS"] = summary(cards["MINIMUM_PAYMENTS"])
    found["cc-general CASH_ADVANCE_TRX"] = summary(cards["CASH_ADVANCE_TRX"])

    rows = pd.read_csv(f"{folder}/bank-transactions-20k.csv")
    amount = rows["TransactionAmount (INR)"]
    rows["day"] = pd.to_datetime(rows["TransactionDate"], format="%d/%m/%y")
    clock = rows["TransactionTime"].astype(str).str.zfill(6)
    rows["moment"] = rows["day"] + pd.to_timedelta(clock.str[:2] + ":" + clock.str[2:4] + ":" + clock.str[4:])
    rows["hour"] = clock.str[:2].astype(int)
    reference = rows["day"].max()
    half = rows["day"].min() + (reference - rows["day"].min()) / 2

    born = rows["CustomerDOB"].where(rows["CustomerDOB"] != "1/1/1800")
    born = pd.to_datetime(born, format="%d/%m/%y", errors="coerce")
    born = born.where(~(born > reference), born - pd.DateOffset(years=100))
    rows["born"] = born

    rows = rows.sort_values("moment", kind="stable")
    by = rows.groupby("CustomerID")
    customers = pd.DataFrame({
        "recency_days": (reference - by["day"].max()).dt.days,
        "frequency": by.size(),
        "monetary": by["TransactionAmount (INR)"].sum(),
        "mean_amount": by["TransactionAmount (INR)"].mean(),
        "median_amount": by["TransactionAmount (INR)"].median(),
        "max_amount": by["TransactionAmount (INR)"].max(),
        "balance": by["CustAccountBalance"].last(),
        "active_days": by["day"].nunique(),
        "evening_share": by["hour"].agg(lambda hours: (hours >= 18).mean()),
        "weekend_share": by["day"].agg(lambda days: (days.dt.dayofweek >= 5).mean()),
    })
    last_born = by["born"].last()
    years = reference.year - last_born.dt.year
    before = (last_born.dt.month * 100 + last_born.dt.day) > reference.month * 100 + reference.day
    customers["age"] = years - before.astype(int)
    amounts = rows["TransactionAmount (INR)"]
    late = amounts.where(rows["day"] >= half, 0).groupby(rows["CustomerID"]).sum()
    both = by["TransactionAmount (INR)"].sum()
    several = customers["active_days"].gt(1) & both.gt(0)
    customers["trend"] = ((2 * late - both) / both).where(several)
    for column in customers:
        found[f"transactions {column}"] = summary(customers[column])

print(json.dumps(found, indent=2))
