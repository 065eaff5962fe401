"""Figures of the real files that src/data/synthetic follows and its tests compare with.

Usage: python3 test/reference/synthetic_marginals.py ../shared/data
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

PROBABILITIES = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1]


def quantiles(name, values):
    values = values.dropna()
    found = values.quantile(PROBABILITIES)
    print(name, {p: float(f"{v:.5g}") for p, v in found.items()})


def card_usage(cards):
    print("card usage, missing:", cards.isna().sum()[lambda s: s > 0].to_dict())
    print("share of zeros:", (cards.drop(columns="CUST_ID") == 0).mean().round(4).to_dict())
    uses = ["ONEOFF_PURCHASES", "INSTALLMENTS_PURCHASES", "CASH_ADVANCE"]
    print("uses:", (cards[uses] > 0).value_counts(normalize=True).round(4).to_dict())
    print("tenure:", cards.TENURE.value_counts().to_dict())
    for column in cards.columns[1:]:
        quantiles(column, cards[column])
        quantiles(f"{column} where > 0", cards[column][cards[column] > 0])
    print("balance over the limit:", (cards.BALANCE > cards.CREDIT_LIMIT).mean())
    for amount, count in [("PURCHASES", "PURCHASES_TRX"), ("CASH_ADVANCE", "CASH_ADVANCE_TRX")]:
        used = cards[(cards[amount] > 0) & (cards[count] > 0)]
        months = np.log(used[f"{amount}_FREQUENCY"] * used.TENURE)
        x = np.c_[np.log(used[amount]), months, np.ones(len(used))]
        y = np.log(used[count])
        fit = np.linalg.lstsq(x, y, rcond=None)[0]
        print(f"log {count} on log amount, log months, 1:", fit, "residual", (y - x @ fit).std())


def campaign(calls):
    for column in calls.select_dtypes("object"):
        print(column, calls[column].value_counts().to_dict())
        print("  yes:", (calls.y == "yes").groupby(calls[column]).mean().round(4).to_dict())
    for column in ["age", "balance", "duration", "campaign"]:
        quantiles(column, calls[column])
    called = calls[calls.pdays > 0]
    quantiles("pdays where called", called.pdays)
    quantiles("previous where called", called.previous)
    negative = calls.balance[calls.balance < 0]
    print("negative", len(negative), "zero", (calls.balance == 0).mean())
    print("education by job:", pd.crosstab(calls.job, calls.education, normalize="index").round(3))
    print("contact by month:", pd.crosstab(calls.month, calls.contact, normalize="index").round(3))
    print("called before, by month:", (calls.pdays > 0).groupby(calls.month).mean().round(3))
    print("days:", calls.day.value_counts(normalize=True).sort_index().round(4).to_dict())
    bins = pd.cut(calls.duration, [-1, 60, 120, 180, 300, 500, 800, 5000])
    print("yes by duration:", (calls.y == "yes").groupby(bins).mean().round(4).to_dict())


def transactions(rows):
    quantiles("balance", rows.CustAccountBalance)
    amounts = rows["TransactionAmount (INR)"]
    quantiles("amount", amounts)
    print("whole:", (amounts == amounts.round()).mean(), "hundreds:", (amounts % 100 == 0).mean())
    years = rows.CustomerDOB.dropna().str.split("/").str[-1].astype(int)
    quantiles("age in 2016", 116 - years[years < 100][years > 16])
    print("gender:", rows.CustGender.value_counts(normalize=True).to_dict())
    print("places:", rows.CustLocation.value_counts(normalize=True).head(70).round(4).to_dict())
    hours = (rows.TransactionTime // 10000).value_counts(normalize=True).sort_index()
    print("hours:", hours.round(4).to_dict())
    logs = [np.log1p(rows.CustAccountBalance), np.log1p(amounts)]
    print("correlation of log balance and log amount:", logs[0].corr(logs[1]))


folder = Path(sys.argv[1])
card_usage(pd.read_csv(folder / "cc-general.csv"))
campaign(pd.read_csv(folder / "bank-full.csv", sep=";"))
transactions(pd.read_csv(folder / "bank-transactions-20k.csv"))
