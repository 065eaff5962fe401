"""Transactions to customer features with pandas: python customer_features.py <transactions.csv>

The same columns that `data` makes of transactions, without a Python function a group: recency, frequency, sum, mean,
median and largest amount, latest balance, gender and place, age, active days, shares of the day and of weekends,
trend, fifths of recency, frequency and spending. Prints figures as JSON.
"""

import json
import sys

import numpy as np
import pandas as pd

amount = "TransactionAmount (INR)"
frame = pd.read_csv(sys.argv[1], dtype={"CustomerID": "string"}, na_values=["nan"])
rows = len(frame)
# What our side finds out about the columns before and after, too: counts, quartiles, different values, skewness.
summaries = [frame.describe(include="all"), frame.nunique(), frame.skew(numeric_only=True)]
frame = frame.dropna(subset=["CustomerID", amount])
day = pd.to_datetime(frame["TransactionDate"], format="%d/%m/%y")
first, last = day.min(), day.max()
time = frame["TransactionTime"]
hour = time // 10000
birth_text = frame["CustomerDOB"].mask(frame["CustomerDOB"] == "1/1/1800")
birth = pd.to_datetime(birth_text, format="%d/%m/%y", errors="coerce")
birth = birth.where(birth <= last, birth - pd.DateOffset(years=100))
before = (last.month < birth.dt.month) | ((last.month == birth.dt.month) & (last.day < birth.dt.day))
late = (day - first).dt.days * 2 + 1 >= (last - first).days + 1
frame = frame.assign(
    day=day,
    moment=day + pd.to_timedelta(hour * 3600 + time // 100 % 100 * 60 + time % 100, unit="s"),
    age=last.year - birth.dt.year - before,
    night=hour <= 5,
    morning=(hour >= 6) & (hour <= 11),
    afternoon=(hour >= 12) & (hour <= 17),
    evening=hour >= 18,
    weekend=day.dt.dayofweek >= 5,
    size=frame[amount].abs(),
    signed=np.where(late, frame[amount].abs(), -frame[amount].abs()),
)
frame = frame.sort_values("moment", kind="stable")
groups = frame.groupby("CustomerID", sort=False)
customers = groups.agg(
    latest=("day", "max"),
    earliest=("day", "min"),
    frequency=(amount, "size"),
    monetary=(amount, "sum"),
    mean_amount=(amount, "mean"),
    median_amount=(amount, "median"),
    max_amount=(amount, "max"),
    balance=("CustAccountBalance", "last"),
    gender=("CustGender", "last"),
    location=("CustLocation", "last"),
    age=("age", "last"),
    active_days=("day", "nunique"),
    night_share=("night", "mean"),
    morning_share=("morning", "mean"),
    afternoon_share=("afternoon", "mean"),
    evening_share=("evening", "mean"),
    weekend_share=("weekend", "mean"),
    size=("size", "sum"),
    signed=("signed", "sum"),
)
customers["recency_days"] = (last - customers["latest"]).dt.days
several = customers["earliest"] < customers["latest"]
customers["trend"] = (customers["signed"] / customers["size"]).where(several & (customers["size"] > 0))
for column, order in (("recency_days", False), ("frequency", True), ("monetary", True)):
    rank = customers[column].rank(method="max", pct=True, ascending=order)
    customers[f"{column}_fifth"] = np.ceil(rank * 5)
summaries += [customers.describe(include="all"), customers.nunique(), customers.skew(numeric_only=True)]
print(
    json.dumps(
        {
            "rows": rows,
            "customers": len(customers),
            "monetary": round(float(customers["monetary"].sum()), 2),
            "medians": round(float(customers["median_amount"].sum()), 2),
            "active days": int(customers["active_days"].sum()),
            "weekend": round(float(customers["weekend_share"].sum()), 3),
            "trend": round(float(customers["trend"].sum()), 3),
        }
    )
)
