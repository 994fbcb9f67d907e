"""/redaktion/: Wagtail's addresses behind the doors of doors.py."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import urlpatterns as wagtail_urlpatterns
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .doors import door
from .views import Preferences, SignOut

urlpatterns = decorate_urlpatterns(
    [
        path("logout/", SignOut.as_view(), name="wagtailadmin_logout"),
        path("account/", require_admin_access(Preferences.as_view()), name="wagtailadmin_account"),
        *wagtail_urlpatterns,
    ],
    door,
)
