"""The city's profile: one form, no list."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mitsprache.directory import actions
from mitsprache.directory.models import CityProfile

from .forms import CityForm


class CityView(WagtailAdminTemplateMixin, FormView):
    template_name = "editorial/city.html"
    form_class = CityForm
    page_title = gettext_lazy("The city and its rules")
    header_icon = "cog"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": CityProfile.objects.first()}

    def form_valid(self, form: CityForm) -> HttpResponse:
        try:
            actions.save_city_profile(actor=self.request.user, profile=form.instance)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Saved."))
        return redirect(self.request.path)
