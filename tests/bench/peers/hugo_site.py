#!/usr/bin/env python3
"""Makes of an archive a site that `hugo` builds: a Markdown page a mission, with what a mission's report says.

Records stay YAML: a mission is the front matter of its page, the others are data files that the template looks up, as a
user of Hugo would have them. Plain templates, no theme, and none of the pages that Hugo makes unasked.

usage: hugo_site.py ARCHIVE SITE
"""
import os
import sys
from multiprocessing import Pool

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
CONFIG = """\
baseURL: https://example.org/
title: Missions
uglyURLs: true
disableKinds: [home, section, taxonomy, term, RSS, sitemap, robotsTXT, "404"]
mediaTypes: {text/markdown: {suffixes: [md]}}
outputFormats: {report: {mediaType: text/markdown, isPlainText: true, permalinkable: true}}
outputs: {page: [report]}
"""


def find(archive):
    for folder, folders, names in os.walk(archive):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(".yaml") and name != "archive.yaml":
                yield os.path.join(folder, name)


def convert(path):
    name, kind, _ = os.path.basename(path).rsplit(".", 2)
    # Text stays text, so that a date is written the way the record has it.
    with open(path, "rb") as file:
        record = yaml.load(file, Loader=yaml.CBaseLoader)
    target, text = f"{SITE}/data/{kind}/{name}.yaml", None
    if kind == "mission":
        target = f"{SITE}/content/missions/{name}.md"
        # Hugo has a use of its own for type and date, so the record stands under a name of its own.
        record = {"title": name, "mission": record, "nested": NESTED.get(name, [])}
        text = "---\n" + yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=200) + "---\n"
    with open(target, "w", encoding="utf-8") as file:
        file.write(text or yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=200))


def parent(path):
    if not path.endswith(".mission.yaml"):
        return None
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    inside = yaml.load(text, Loader=yaml.CBaseLoader).get("part_of") if "part_of" in text else None
    return inside and (inside, os.path.basename(path)[:-len(".mission.yaml")])


def main():
    global SITE, NESTED  # what the converting processes inherit
    archive, SITE = sys.argv[1:]
    for folder in ("content/missions", "layouts/_default", "data/election", "data/organisation", "data/delegation", "data/person"):
        os.makedirs(f"{SITE}/{folder}", exist_ok=True)
    with open(f"{SITE}/config.yaml", "w", encoding="utf-8") as file:
        file.write(CONFIG)
    with open(f"{HERE}/mission.md.tmpl", encoding="utf-8") as source, open(f"{SITE}/layouts/_default/single.report.md", "w", encoding="utf-8") as file:
        file.write(source.read())
    paths, NESTED = list(find(archive)), {}
    for pair in map(parent, paths):
        if pair:
            NESTED.setdefault(pair[0], []).append(pair[1])
    with Pool() as pool:
        pool.map(convert, paths, chunksize=100)


if __name__ == "__main__":
    main()
