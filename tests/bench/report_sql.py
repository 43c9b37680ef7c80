#!/usr/bin/env python3
"""The SQL of all mission reports and nothing else: every query for every mission, prepared once, a process a core. What is left
of writing the reports if everything beside the queries cost nothing.

usage: report_sql.py INDEX REPORT.YAML AS_OF
"""
import os
import re
import sqlite3
import sys
from multiprocessing import Pool

import yaml


def run(share):
    base = sqlite3.connect(f"file:{INDEX}?mode=ro", uri=True)
    for pragma in ("temp_store = MEMORY", "cache_size = -16384"):  # as eomt has them
        base.execute(f"PRAGMA {pragma}")
    base.execute("BEGIN")
    for mission in share:
        values = {"argument": mission, "as_of": AS_OF}
        for sql, names in QUERIES:
            for _ in base.execute(sql, {name: values[name] for name in names}):
                pass


def main():
    global INDEX, AS_OF, QUERIES  # what the processes inherit
    INDEX, report, AS_OF = sys.argv[1:]
    with open(report, encoding="utf-8") as file:
        queries = [query["sql"] for query in yaml.safe_load(file)["queries"]]
    QUERIES = [(sql, set(re.findall(r":(argument|as_of)\b", sql))) for sql in queries]
    base = sqlite3.connect(f"file:{INDEX}?mode=ro", uri=True)
    missions = [row[0] for row in base.execute("SELECT id FROM missions ORDER BY id")]
    base.close()
    cores = os.cpu_count()
    with Pool(cores) as pool:
        pool.map(run, [missions[core::cores] for core in range(cores)])


if __name__ == "__main__":
    main()
