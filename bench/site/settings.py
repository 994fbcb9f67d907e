"""The real settings with bench/site/urls.py, and a middleware that makes every request cold."""

from config.settings import *

ROOT_URLCONF = "bench.site.urls"
MIDDLEWARE = ["bench.site.cold.Cold", *MIDDLEWARE]
