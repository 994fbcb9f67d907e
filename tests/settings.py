"""The real settings, with what tests cannot share: own data folder, no hashed files, no tasks."""

import atexit
import os
import shutil
import tempfile

for name in [name for name in os.environ if name.startswith(("MITSPRACHE_", "EMAIL_", "CACHE_"))]:
    if not name.startswith("MITSPRACHE_TEST_"):
        del os.environ[name]
os.environ["MITSPRACHE_DATA"] = tempfile.mkdtemp(prefix="mitsprache-test-")
# A whole database address, set by tests.postgres; without it every run has a SQLite file.
os.environ["DATABASE_URL"] = os.environ.get("MITSPRACHE_TEST_DATABASE") or (
    f"sqlite:///{os.environ['MITSPRACHE_DATA']}/test.sqlite3"
)
atexit.register(shutil.rmtree, os.environ["MITSPRACHE_DATA"], ignore_errors=True)

from config.settings import *

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
# Wagtail asks for tasks at every saving (its search, its index of usages); no test waits for them.
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
OPTIONS = DATABASES["default"]["OPTIONS"]
# Tests drop and copy their database; a pool would hold on to it.
OPTIONS.pop("pool", None)
# No limit that a slow or paused machine could miss: a test waits for a lock as long as it takes.
OPTIONS.pop("options", None)
if "init_command" in OPTIONS:
    OPTIONS["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    OPTIONS["timeout"] = 3600
# The same kind of hash with hardly any work in it: the cast signs up anew in most tests.
PASSWORD_HASHERS = ["tests.hashers.Quick"]
