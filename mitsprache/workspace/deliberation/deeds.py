"""The steps of possible.STEPS: their forms, what they are filled with and offered, the action."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from mitsprache.deliberation.actions import deciding, discussing, recommending, routing, shaping
from mitsprache.deliberation.actions.refusals import MovedMeanwhile
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.queries import desk_case as queries
from mitsprache.deliberation.queries.desk import title_for, works_as_staff
from mitsprache.directory.models import Office

from . import forms
from .lists import today
from .possible import Situation, situation_of
from .several import offer_deciders

Form = Any


@dataclass(frozen=True, kw_only=True)
class Deed:
    """The form of a step, what it is filled and offered, and the action that takes the step."""

    form: type[Any]
    act: Callable[[Any, Case, int, Form], Any]
    done: Any
    fill: Callable[[Situation], dict[str, Any]] = lambda it: {}
    offer: Callable[[Situation, Form], None] = lambda it, form: None


def _groups(it: Situation) -> list[Any]:
    project = it.case.consultation.version.document.project
    return list(project.groups.filter(is_active=True))


def _route(actor: Any, case: Case, revision: int, form: Form) -> Any:
    return routing.route_case(actor=actor, case=case, revision=revision, **form.entries())


def _fill_route(it: Situation) -> dict[str, Any]:
    now = it.case.assignments.filter(until=None)
    involved = [row.group_id for row in now if row.role == "involved"]
    return {"lead": it.case.lead_id, "involved": involved}


def _hand_over(actor: Any, case: Case, revision: int, form: Form) -> Any:
    entries = form.cleaned_data
    return routing.hand_over_case(
        actor=actor, case=case, revision=revision, to=entries["to"], reason=entries["reason"]
    )


def _offer_others(it: Situation, form: Form) -> None:
    form.offer([group for group in _groups(it) if group.pk != it.case.lead_id])


def _send_back(actor: Any, case: Case, revision: int, form: Form) -> Any:
    reason = form.cleaned_data["reason"]
    return routing.send_back_case(actor=actor, case=case, revision=revision, reason=reason)


def _topic(actor: Any, case: Case, revision: int, form: Form) -> Any:
    topic = form.cleaned_data["topic"]
    return routing.set_topic(actor=actor, case=case, revision=revision, topic=topic)


def _offer_topics(it: Situation, form: Form) -> None:
    project = it.case.consultation.version.document.project
    form.offer(list(project.topics_across.all()))


def _handler(actor: Any, case: Case, revision: int, form: Form) -> Any:
    handler, chosen = form.cleaned_data["handler"], {case.pk: revision}
    return routing.assign_handler(
        actor=actor, parent=case.consultation, chosen=chosen, handler=handler
    )


def _due(actor: Any, case: Case, revision: int, form: Form) -> Any:
    due, chosen = form.cleaned_data["due"], {case.pk: revision}
    return routing.set_due(actor=actor, parent=case.consultation, chosen=chosen, due=due)


def _owner(actor: Any, case: Case, revision: int, form: Form) -> Any:
    entries = form.cleaned_data
    return routing.change_owner(
        actor=actor,
        case=case,
        revision=revision,
        office=entries["office"],
        reason=entries["reason"],
    )


def _offer_offices(it: Situation, form: Form) -> None:
    offices = Office.objects.visible_to(it.person).filter(is_active=True)
    form.offer(list(offices.exclude(pk=it.case.owner_id).order_by("name")))


def _title(actor: Any, case: Case, revision: int, form: Form) -> Any:
    title = form.cleaned_data["title"]
    return shaping.rename_case(actor=actor, case=case, revision=revision, title=title)


def _note(actor: Any, case: Case, revision: int, form: Form) -> Any:
    entries = form.cleaned_data
    return discussing.add_note(
        actor=actor, case=case, text=entries["text"], group=entries.get("group")
    )


def _offer_note(it: Situation, form: Form) -> None:
    staff = works_as_staff(it.person, it.case)
    groups = queries.groups_with(it.case)
    if not staff:
        groups = queries.groups_where_she_sits(it.person, it.case)
    form.offer(groups, staff=staff)


def _split(actor: Any, case: Case, revision: int, form: Form) -> Any:
    return shaping.split_case(actor=actor, case=case, revision=revision, parts=form.parts())


def _fill_split(it: Situation) -> dict[str, Any]:
    return {"title-1": title_for(it.case, staff=True)}


def _undo_join(actor: Any, case: Case, revision: int, form: Form) -> Any:
    return shaping.undo_join(actor=actor, case=case, revision=revision)


def _discuss(actor: Any, case: Case, revision: int, form: Form) -> Any:
    entries = form.cleaned_data
    sitting = entries["sitting"] or discussing.plan_sitting(
        actor=actor, group=entries["group"], day=entries["day"], title=entries["title"]
    )
    chosen = {case.pk: revision}
    return discussing.discuss_cases(actor=actor, sitting=sitting, chosen=chosen)


def _offer_discuss(it: Situation, form: Form) -> None:
    groups = queries.groups_to_speak_for(it.person, it.case)
    form.offer(queries.sittings_over(groups))
    form.offer_groups(groups)


def _recommend(actor: Any, case: Case, revision: int, form: Form) -> Any:
    entries = form.cleaned_data
    votes = [entries[name] for name in ("in_favour", "against", "abstained")]
    return recommending.recommend(
        actor=actor,
        case=case,
        revision=revision,
        group=entries["group"],
        verdict=entries["verdict"],
        reason=entries["reason"],
        sitting=entries["sitting"],
        votes=recommending.Votes(votes[0], votes[1], votes[2] or 0)
        if votes[0] is not None
        else None,
    )


def _offer_recommend(it: Situation, form: Form) -> None:
    groups = queries.groups_to_speak_for(it.person, it.case)
    form.offer(groups, queries.sittings_over(groups))


def _fill_recommend(it: Situation) -> dict[str, Any]:
    groups = queries.groups_to_speak_for(it.person, it.case)
    if len(groups) != 1:
        return {}
    said = it.case.recommendations.filter(group=groups[0], replaced_at=None).first()
    found = {"group": groups[0].pk}
    return {**found, "verdict": said.verdict, "reason": said.reason} if said else found


def _draft(actor: Any, case: Case, revision: int, form: Form) -> Any:
    return deciding.draft_decision(actor=actor, case=case, revision=revision, **form.entries())


def _correct(actor: Any, case: Case, revision: int, form: Form) -> Any:
    corrects = situation_of(actor, case).standing
    return deciding.draft_decision(
        actor=actor, case=case, revision=revision, corrects=corrects, **form.entries()
    )


def _change(actor: Any, case: Case, revision: int, form: Form) -> Any:
    decision = _in_work(actor, case)
    return deciding.change_decision(
        actor=actor, decision=decision, revision=revision, **form.entries()
    )


def _approve(actor: Any, case: Case, revision: int, form: Form) -> Any:
    decision = _in_work(actor, case)
    return deciding.approve_decision(
        actor=actor, decision=decision, revision=revision, release_at=form.release_at()
    )


def _drop(actor: Any, case: Case, revision: int, form: Form) -> Any:
    return deciding.drop_decision(actor=actor, decision=_in_work(actor, case), revision=revision)


def _in_work(actor: Any, case: Case) -> Any:
    """The decision that is drafted or approved; without one somebody else was faster."""
    found = situation_of(actor, case).in_work
    if found is None:
        raise MovedMeanwhile(case)
    return found


def _offer_decision(it: Situation, form: Form) -> None:
    offer_deciders(it.person, form)
    form.offer_blocks(queries.text_blocks())


def _fill_decision(it: Situation) -> dict[str, Any]:
    """What the lead group recommends, to be agreed with or written anew."""
    found = {"decided_on": today(), "decided_by": f"amt-{it.case.owner_id}"}
    said = it.case.recommendations.filter(group=it.case.lead_id, replaced_at=None).first()
    return {**found, "verdict": said.verdict, "reason": said.reason} if said else found


def _fill_correction(it: Situation) -> dict[str, Any]:
    return {**forms.stored(it.standing), "decided_on": today()} if it.standing else {}


def _fill_draft(it: Situation) -> dict[str, Any]:
    return forms.stored(it.in_work) if it.in_work else {}


_with = forms.with_revision
DEEDS: dict[str, Deed] = {
    "zuweisen": Deed(
        form=_with(forms.RouteEntries),
        act=_route,
        fill=_fill_route,
        offer=lambda it, form: form.offer(_groups(it)),
        done=gettext_lazy("The case is on its way."),
    ),
    "abgeben": Deed(
        form=_with(forms.HandOverEntries),
        act=_hand_over,
        offer=_offer_others,
        done=gettext_lazy("Handed over. The other group has it now."),
    ),
    "zurueckgeben": Deed(
        form=_with(forms.ReasonEntries),
        act=_send_back,
        done=gettext_lazy("Sent back. The participation office has it now."),
    ),
    "thema": Deed(
        form=_with(forms.TopicEntries),
        act=_topic,
        fill=lambda it: {"topic": it.case.topic_id},
        offer=_offer_topics,
        done=gettext_lazy("Saved."),
    ),
    "bearbeitung": Deed(
        form=_with(forms.HandlerEntries),
        act=_handler,
        fill=lambda it: {"handler": it.case.handler_id},
        offer=lambda it, form: form.offer(queries.possible_handlers([it.case])),
        done=gettext_lazy("Saved."),
    ),
    "frist": Deed(
        form=_with(forms.DueEntries),
        act=_due,
        fill=lambda it: {"due": it.case.due},
        done=gettext_lazy("Saved."),
    ),
    "amt": Deed(
        form=_with(forms.OfficeEntries),
        act=_owner,
        offer=_offer_offices,
        done=gettext_lazy("Handed over. The other office has it now."),
    ),
    "titel": Deed(
        form=_with(forms.TitleEntries),
        act=_title,
        fill=lambda it: {"title": title_for(it.case, staff=works_as_staff(it.person, it.case))},
        done=gettext_lazy("Saved."),
    ),
    "notiz": Deed(
        form=_with(forms.NoteEntries),
        act=_note,
        offer=_offer_note,
        done=gettext_lazy("The note is kept."),
    ),
    "teilen": Deed(
        form=forms.PartsForm,
        act=_split,
        fill=_fill_split,
        done=gettext_lazy("Split. Each part gets its own answer."),
    ),
    "trennen": Deed(
        form=forms.SeenForm, act=_undo_join, done=gettext_lazy("The case is open again.")
    ),
    "beraten": Deed(
        form=_with(forms.SittingOfGroupEntries),
        act=_discuss,
        offer=_offer_discuss,
        done=gettext_lazy("Written down: the case was discussed."),
    ),
    "empfehlen": Deed(
        form=forms.RecommendForm,
        act=_recommend,
        fill=_fill_recommend,
        offer=_offer_recommend,
        done=gettext_lazy("The recommendation is written down."),
    ),
    "entscheiden": Deed(
        form=forms.DecisionForm,
        act=_draft,
        fill=_fill_decision,
        offer=_offer_decision,
        done=gettext_lazy("Drafted. Another person releases it now."),
    ),
    "korrigieren": Deed(
        form=forms.DecisionForm,
        act=_correct,
        fill=_fill_correction,
        offer=_offer_decision,
        done=gettext_lazy("Drafted. Another person releases it now."),
    ),
    "entwurf": Deed(
        form=forms.DecisionForm,
        act=_change,
        fill=_fill_draft,
        offer=_offer_decision,
        done=gettext_lazy("The draft is saved."),
    ),
    "freigeben": Deed(
        form=_with(forms.HourEntries), act=_approve, done=gettext_lazy("The decision is approved.")
    ),
    "verwerfen": Deed(
        form=forms.SeenForm, act=_drop, done=gettext_lazy("The decision is called back.")
    ),
}
