#!/usr/bin/env python3
"""Puts every article of a queue of the tidings spool into an SQLite database.

    consume.py /var/spool/tidings/all articles.sqlite

Oldest first; ends when the queue is empty. Make `store` do what you need; the rest is the discipline that loses nothing:

 1. claim: rename new/X to cur/X, never overwriting. Whoever's rename succeeds has the article.
 2. do the work and make it durable (here: commit).
 3. only then delete cur/X; what cannot be used goes to failed/.

Killed anywhere, the article at hand stays in cur/ and is the first at the next start. Between 2 and 3 that means it
comes twice, under the same name, so the work must not mind: here the key is the article's id and revision. Articles
come one to a file (.json) or many, a line each (.ndjson, queues with `format: journal`). One instance a queue.
"""

import ctypes
import errno
import fcntl
import json
import os
import sqlite3
import sys
import traceback

RENAME_NOREPLACE = 1
AT_FDCWD = -100
libc = ctypes.CDLL(None, use_errno=True)


class TryLater(Exception):
    """For `store` to raise when it is not the article's fault: it is given back and the program ends."""


# A full disk and a database that someone else holds are not the article's fault either, be it at the commit.
NOT_NOW = (TryLater, OSError, sqlite3.OperationalError)


def store(database, article):
    delivery = article["_tidings"]
    database.execute(
        "INSERT OR IGNORE INTO articles VALUES (?, ?, ?, ?, ?, ?)",
        (
            article["id"],
            delivery["revision"],
            delivery["feed"]["id"],
            article.get("title"),
            article.get("url"),
            json.dumps(article, ensure_ascii=False),
        ),
    )


def move(name, source, target):
    """Renames without overwriting; False when the file is not there any more or the name is taken."""
    result = libc.renameat2(
        AT_FDCWD, os.fsencode(f"{source}/{name}"), AT_FDCWD, os.fsencode(f"{target}/{name}"), RENAME_NOREPLACE
    )
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOENT, errno.EEXIST):
        return False
    raise OSError(code, os.strerror(code), f"{source}/{name}")


def settle(database, name):
    """Takes the claimed article, or segment of articles, to its end."""
    try:
        with open(f"cur/{name}", encoding="utf-8") as file:
            for line in file:
                store(database, json.loads(line))
        database.commit()
    except NOT_NOW:
        database.rollback()
        move(name, "cur", "new")
        raise
    except Exception:
        database.rollback()
        traceback.print_exc()
        print(f"consume.py: {name} put aside", file=sys.stderr)
        move(name, "cur", "failed")
    else:
        os.unlink(f"cur/{name}")


def main():
    if len(sys.argv) != 3:
        print("usage: consume.py SPOOL/QUEUE DATABASE", file=sys.stderr)
        return 2
    database = sqlite3.connect(sys.argv[2])
    database.execute("PRAGMA synchronous = FULL")
    database.execute(
        "CREATE TABLE IF NOT EXISTS articles"
        " (id TEXT, revision INTEGER, feed TEXT, title TEXT, url TEXT, json TEXT, PRIMARY KEY (id, revision, feed))"
    )
    os.chdir(sys.argv[1])
    lock = os.open("cur", os.O_RDONLY)  # Held until the process ends, however it ends.
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(f"consume.py: another instance works on {sys.argv[1]}", file=sys.stderr)
        return 75
    try:
        for name in sorted(os.listdir("cur")):  # What an instance that was killed had claimed.
            settle(database, name)
        while names := sorted(os.listdir("new")):
            claims = [name for name in names if move(name, "new", "cur") and settle(database, name) is None]
            if not claims:
                break
    except NOT_NOW as error:
        print(f"consume.py: {error}; trying again next time", file=sys.stderr)
        return 75
    return 0


if __name__ == "__main__":
    sys.exit(main())
