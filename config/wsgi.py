"""The WSGI application; granian serves it, any other WSGI server can."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# Whatever server runs this: demo data, with its public passwords, is not served as production.
from mitsprache.common.installation import refuse_demo_in_production

refuse_demo_in_production()
