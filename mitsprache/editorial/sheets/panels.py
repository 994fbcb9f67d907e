"""How the editing form of a fact sheet is laid out: tabs, groups, words of help."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets.datetime import AdminDateTimeInput

from .forms import SheetForm

_DATE = _("As precise as you know it: 30.03.2026, 03/2026, 1. Quartal 2026 or 2026.")
_MARKDOWN = _(
    "An empty line begins a new paragraph. “- ” begins a list item, “## ” a heading, "
    "**two stars** make bold."
)


class MissingPanel(Panel):
    """What stands between this draft and a good sheet; refreshed whenever the form is opened."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "editorial/missing_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from .missing import report

            context: dict[str, Any] = super().get_context_data(parent_context)
            context["report"] = report(self.instance, self.request.user)
            return context


def _boxes(name: str, help_text: Any = "") -> FieldPanel:
    return FieldPanel(name, widget=forms.CheckboxSelectMultiple, help_text=help_text)


def _tab(heading: Any, children: Sequence[Any]) -> ObjectList:
    return ObjectList(list(children), heading=heading)


SHEET = _tab(
    _("Sheet"),
    [
        MissingPanel(heading=_("What is still missing")),
        FieldPanel("title", required_on_save=True),
        FieldPanel(
            "summary",
            help_text=_("Two or three plain sentences. They stand in the list and in search."),
        ),
        FieldPanel("description", help_text=_MARKDOWN),
        FieldPanel(
            "source_note",
            help_text=_("Where these words come from, if they are not your office's own."),
        ),
        FieldPanel("state_note", help_text=_("Where the project stands, in one or two sentences.")),
        MultiFieldPanel(
            [_boxes("topics"), _boxes("districts"), _boxes("target_groups")],
            heading=_("Where and for whom"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("place", help_text=_("Street, square or area, as people call it.")),
                FieldRowPanel(
                    [
                        FieldPanel("latitude", heading=_("latitude")),
                        FieldPanel("longitude", heading=_("longitude")),
                    ]
                ),
            ],
            heading=_("Place on the map"),
        ),
        InlinePanel(
            "resolutions",
            heading=_("Resolutions"),
            label=_("resolution"),
            panels=[FieldPanel("resolution", heading=_("resolution")), FieldPanel("role")],
            help_text=_("New resolutions are entered under “Council”."),
        ),
        FieldPanel("first_edition"),
    ],
)

PARTICIPATION = _tab(
    _("Participation"),
    [
        FieldPanel("participation"),
        FieldPanel(
            "participation_reason",
            help_text=_("Needed when no participation is planned. People read this reason."),
        ),
        FieldRowPanel([FieldPanel("level"), FieldPanel("formality")]),
        FieldPanel(
            "room_for_decision",
            help_text=_("What can people still change, and what is settled? Be frank."),
        ),
        FieldPanel("participation_goal"),
        FieldPanel("process", help_text=_MARKDOWN),
        FieldRowPanel(
            [
                FieldPanel("participation_from", help_text=_DATE),
                FieldPanel("participation_until", help_text=_DATE),
            ]
        ),
        FieldPanel("participation_lead"),
        FieldPanel("advisory_board"),
        FieldPanel("events_note"),
        FieldPanel("participation_cost"),
        FieldPanel("participation_support"),
        MultiFieldPanel(
            [
                FieldPanel(
                    "feedback",
                    help_text=_("How do people learn what became of their contributions?"),
                ),
                FieldPanel(
                    "feedback_due",
                    help_text=_(
                        "A promise in public: once the date has passed, the sheet says so."
                    ),
                ),
            ],
            heading=_("Feedback promise"),
        ),
    ],
)

TIMETABLE = _tab(
    _("Timetable"),
    [
        InlinePanel(
            "steps",
            heading=_("Steps, phases and dates"),
            label=_("step"),
            panels=[
                FieldRowPanel([FieldPanel("kind"), FieldPanel("title")]),
                FieldRowPanel(
                    [
                        FieldPanel("bound"),
                        FieldPanel("planned", help_text=_DATE),
                        FieldPanel("planned_until"),
                    ]
                ),
                FieldRowPanel([FieldPanel("actual"), FieldPanel("is_done")]),
                FieldPanel("note"),
            ],
        ),
    ],
)

COSTS = _tab(
    _("Costs"),
    [
        FieldPanel("cost_kind"),
        FieldRowPanel(
            [FieldPanel("cost_from"), FieldPanel("cost_to"), FieldPanel("cost_currency")]
        ),
        FieldPanel(
            "cost_unknown_reason",
            help_text=_("Needed as long as the costs are not known. People read this reason."),
        ),
        FieldPanel("cost_sources", help_text=_("Who pays: budget line, subsidy, foundation.")),
        FieldPanel("cost_estimated_on", help_text=_DATE),
        FieldPanel("cost_note"),
    ],
)

CONTACTS = _tab(
    _("Contacts"),
    [
        InlinePanel(
            "contacts",
            heading=_("Whom people can ask"),
            label=_("contact"),
            panels=[
                FieldRowPanel([FieldPanel("role"), FieldPanel("office", heading=_("office"))]),
                FieldPanel("name", help_text=_("A function rather than a person, if possible.")),
                FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
            ],
            help_text=_("What is left empty is taken from the office's own entry."),
        ),
    ],
)

PICTURES = _tab(
    _("Pictures and documents"),
    [
        InlinePanel(
            "attachments",
            heading=_("Pictures and documents"),
            label=_("picture or document"),
            panels=[
                FieldPanel("picture", heading=_("picture")),
                FieldPanel("file", heading=_("file")),
                FieldPanel("text"),
            ],
            help_text=_("The first picture stands in the list and at the head of the sheet."),
        ),
    ],
)

PUBLICATION = _tab(
    _("Publication"),
    [
        MultiFieldPanel(
            [
                FieldPanel(
                    "change_note",
                    help_text=_("One sentence for the public update history."),
                ),
                FieldPanel(
                    "change_reason",
                    help_text=_("Needed when this draft changes costs or announced dates."),
                ),
            ],
            heading=_("What this draft changes"),
            help_text=_(
                "Both are published with the sheet and are empty again for the next draft."
            ),
        ),
        PublishingPanel(
            children=[
                FieldPanel(
                    "go_live_at",
                    permission="projects.publish_project",
                    widget=AdminDateTimeInput(
                        js_overlay_parent_selector="#schedule-publishing-dialog",
                        attrs={
                            "data-controller": "w-action",
                            "data-action": "w-dialog:hidden->w-action#reset",
                            "data-w-dialog-target": "notify",
                        },
                    ),
                    help_text=_("Leave it empty to publish at once."),
                )
            ]
        ),
    ],
)

SHEET_HANDLER = TabbedInterface(
    [SHEET, PARTICIPATION, TIMETABLE, COSTS, CONTACTS, PICTURES, PUBLICATION],
    base_form_class=SheetForm,
)
