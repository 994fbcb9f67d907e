"""/redaktion/: Wagtail's addresses behind the doors of doors.py."""

from django.urls import path
from wagtail.admin.urls import urlpatterns as wagtail_urlpatterns
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .doors import door
from .views import SignOut

urlpatterns = decorate_urlpatterns(
    [path("logout/", SignOut.as_view(), name="wagtailadmin_logout"), *wagtail_urlpatterns], door
)
