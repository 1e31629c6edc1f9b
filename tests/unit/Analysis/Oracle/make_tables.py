#!/usr/bin/python3
"""Writes the tables that the tests compare with: python3-scipy 1.10.1, and python3-mpmath 1.2.1 where SciPy underflows.

Run once in this folder: /usr/bin/python3 make_tables.py
"""
import csv
import math
import random

import numpy as np
from mpmath import betainc, log, mp, mpf
from scipy import special, stats
from scipy.spatial import distance

mp.dps = 60
random.seed(20260724)


def write(name, header, rows):
    with open(name, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([[repr(float(value)) for value in row] for row in rows])


xs = [1e-6, 0.01, 0.3, 0.5, 0.999, 1.001, 1.5, 2.5, 3, 9.99, 10, 10.01, 57.25, 1e3, 1e5, 1e8]
write("log_gamma.csv", ["x", "log_gamma"], [(x, special.gammaln(x)) for x in xs])

pairs = [(0.5, 0.5), (1, 1), (2, 3.5), (0.01, 40), (9, 11), (10, 10), (15, 1e4), (3, 1e6), (1e3, 1e3), (1e5, 2e7), (1.25, 1e9)]
write("log_beta.csv", ["a", "b", "log_beta"],
      [(a, b, mp.loggamma(mpf(a)) + mp.loggamma(mpf(b)) - mp.loggamma(mpf(a) + mpf(b))) for a, b in pairs])

rows = []
for n in [1, 2, 5, 10, 30, 100, 333, 1000, 10000, 100000]:
    for p in [0.0005, 0.002, 0.0144, 0.02, 0.1, 0.5, 0.9]:
        for share in [0, 0.3, 1.0, 1.6, 3]:
            k = min(n, math.ceil(n * p * share) if share else 1)
            tail = stats.binom.sf(k - 1, n, p)
            if tail > 1e-290:
                rows.append((k, n, p, tail))
write("binomial_tail.csv", ["k", "n", "p", "tail"], rows)

rows = []
for a, b, x in [(500, 501, 0.02), (300, 701, 0.0144), (2000, 1, 0.002), (1e4, 9e4 + 1, 0.02), (12.5, 88.5, 1e-40), (1e5, 10, 0.5), (700.25, 1e4, 1e-3)]:
    rows.append((a, b, x, log(betainc(mpf(a), mpf(b), 0, mpf(x), regularized=True))))
write("log_incomplete_beta.csv", ["a", "b", "x", "log_i"], rows)

rows = []
for total in [1, 3, 10, 30, 100, 999.5, 1e4, 1e6]:
    for bad in sorted({0, 1, 2.5, 7, round(total * 0.01), round(total * 0.3), total - 1, total}):
        if 0 <= bad <= total:
            upper = 1.0 if bad == total else stats.beta.isf(0.05, bad + 1, total - bad)
            lower = 0.0 if bad == 0 else stats.beta.ppf(0.05, bad, total - bad + 1)
            rows.append((bad, total, lower, upper))
write("proportion_bounds.csv", ["bad", "total", "lower95", "upper95"], rows)

rows = []
for case in range(12):
    scrapes = random.choice([2, 3, 5, 12, 40])
    counts = [(random.randint(0, 9), random.randint(10, 60)) for _ in range(scrapes)]
    table = [[bad for bad, _ in counts], [total - bad for bad, total in counts]]
    if sum(table[0]) == 0:
        continue
    chi = stats.chi2_contingency(table, correction=False)[0]
    rows.append((case, scrapes, chi / (scrapes - 1), *[v for pair in counts for v in pair]))
with open("dispersion.csv", "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["case", "scrapes", "chi2_per_df", "bad1", "total1", "and so on"])
    writer.writerows([[repr(float(value)) for value in row] for row in rows])

rows = []
for df in [0.5, 1, 2, 4, 9, 19, 49, 300]:
    for share in [1e-6, 0.01, 0.3, 0.9, 1.0, 1.1, 2, 5, 20]:
        tail = stats.chi2.sf(df * share, df)
        if tail > 1e-290:
            rows.append((df * share, df, tail))
write("chi_square_tail.csv", ["x", "df", "tail"], rows)
write("chi_square_quantile.csv", ["probability", "df", "x"],
      [(p, df, stats.chi2.ppf(p, df)) for df in [1, 2, 4, 9, 19, 49, 300] for p in [0.001, 0.05, 0.5, 0.95, 0.99, 0.9999]])

rng = np.random.default_rng(20260724)
rows = []
for case in range(24):
    bins, n, m, shift = 5 + case % 12, int(rng.choice([200, 1000, 5000])), int(rng.choice([300, 1000, 20000])), 0.1 * (case % 8)
    edges = np.linspace(-2.5, 2.5, bins - 1)
    a, b = (np.bincount(np.searchsorted(edges, rng.normal(mean, 1, size)), minlength=bins) for mean, size in [(0, n), (shift, m)])
    p, q = a / n, b / m
    used = (a + b) > 0
    k = used.sum()
    ps, qs = (a[used] + 0.5) / (n + k / 2), (b[used] + 0.5) / (m + k / 2)
    psi = stats.entropy(ps, qs) + stats.entropy(qs, ps)
    js = distance.jensenshannon(p, q, 2)
    hellinger = np.sqrt(0.5 * np.sum((np.sqrt(p) - np.sqrt(q)) ** 2))
    ks = np.max(np.abs(np.cumsum(p) - np.cumsum(q)))
    effective = np.sqrt(n * m / (n + m))
    ks_p = special.kolmogorov((effective + 0.12 + 0.11 / effective) * ks)
    steps = edges[1:] - edges[:-1]
    w1 = np.sum(np.abs(np.cumsum(p)[:-2] - np.cumsum(q)[:-2]) * steps)
    enough = np.minimum(a.sum(), b.sum()) * (a + b) / (n + m) >= 5
    chi = stats.chi2_contingency([a[enough], b[enough]], correction=False)[:2] if enough.all() else (-1, -1)
    rows.append([bins, *a, *b, psi, js, hellinger, np.sum(np.abs(p - q)) / 2, ks, ks_p, w1, *chi])
width = max(len(row) for row in rows)
with open("drift_measures.csv", "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["bins", "reference and current counts, psi, jensen_shannon, hellinger, total_variation, ks, ks_p, w1 (not divided by the deviation), chi2, chi2_p (-1 where bins would be merged)"])
    writer.writerows([[repr(float(value)) for value in row] for row in rows])
