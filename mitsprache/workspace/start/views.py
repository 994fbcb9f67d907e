from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..desk import areas, desk_page


@desk_page()
def start(request: HttpRequest) -> HttpResponse:
    """What waits for the person who signed in, area by area."""
    found = areas(request.user)
    waiting = [(area.heading, [d for d in area.duties() if d.count]) for area in found]
    context = {"waiting": [(heading, duties) for heading, duties in waiting if duties]}
    return render(request, "workspace/start/start.html", context)
