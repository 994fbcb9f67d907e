from django.urls import path

from . import case, lists, releasing, screening, several, steps, text_blocks

_OF = "beteiligung/<int:pk>/"

urlpatterns = [
    path("", lists.cases, name="workspace-cases"),
    path("textbausteine/", text_blocks.blocks, name="workspace-text-blocks"),
    path("textbausteine/neu/", text_blocks.create, name="workspace-text-block-new"),
    path("textbausteine/<int:pk>/", text_blocks.change, name="workspace-text-block"),
    path(_OF, lists.cases_of, name="workspace-cases-of"),
    path(f"{_OF}mehrere/", several.several, name="workspace-cases-several"),
    path(f"{_OF}sichtung/", screening.screening, name="workspace-screening"),
    path(f"{_OF}sichtung/<str:reference>/", screening.one, name="workspace-screening-one"),
    path(f"{_OF}freigabe/", releasing.queue, name="workspace-release-queue"),
    path(f"{_OF}abschluss/", releasing.closing, name="workspace-closing"),
    path("<str:code>/", case.case, name="workspace-case"),
    path("<str:code>/verbinden/", steps.join, name="workspace-case-join"),
    path("<str:code>/<slug:step>/", steps.step, name="workspace-case-step"),
]
