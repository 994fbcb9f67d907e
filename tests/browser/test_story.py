"""The central story of the platform, told in a browser by seven different people.

A guest suggests other words for a sentence. The moderation reads and publishes them, the
participation office hands them over to the working group, its secretary writes down what the group
recommends, the office decides, the participation office releases the answer, an editor changes the
sentence, and whoever reads version 2 finds the way back to the first word. The council adopts the
text, its section becomes a measure, its office says how far it is, and the guest hears of it.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_contributing import link_to

ADDRESS = "sieben@mail.example"
NEW_WORDS = "Jedes Kind bekommt noch vor dem ersten Schultag einen Platz im Deutschkurs."
OFFICE = "Amt für Zuwanderung und Integration"
SEND = "main form .kern-btn--primary"


@pytest.fixture
def people(
    visitor: Callable[..., Page], site: Site, axe: Callable[[Page], list[str]]
) -> Callable[[str], Page]:
    """A window for each role; every page that is opened in it is looked at by axe."""

    def window(role: str) -> Page:
        return visitor(width=360, storage_state=site.signed_in(role))

    return window


def test_from_the_first_word_to_the_deed(
    people: Callable[[str], Page], site: Site, axe: Callable[[Page], list[str]]
) -> None:
    place = site.places["story"]
    cases = f"/arbeitsbereich/anliegen/beteiligung/{place['consultation']}/"
    document = f"/arbeitsbereich/dokumente/{place['document']}/"

    def look(page: Page) -> None:
        assert axe(page) == [], page.url

    # 1 A guest, on her phone.
    guest = people("")
    guest.goto(f"/beteiligungen/{place['slug']}/beitrag/?abschnitt=1.1")
    guest.locator("[name=kind][value=wording]").check()
    guest.locator("[name=text]").fill("Nach dem ersten Schultag ist es zu spät.")
    guest.locator("[name=proposed_wording]").fill(NEW_WORDS)
    guest.locator("[name=name]").fill("Frau Sieben")
    guest.locator("[name=email]").fill(ADDRESS)
    guest.locator(SEND).click()
    guest.wait_for_url("**/abgeschickt/**")
    guest.goto(link_to(site, ADDRESS, "bestaetigen"))
    guest.locator("main form button").click()
    guest.wait_for_url("**/beitraege/eigene/**")
    reference = guest.locator("main article h2").inner_text()
    link_to(site, ADDRESS, "eigene", already=1)  # her receipt
    case = f"/arbeitsbereich/anliegen/{reference}-1/"

    # 2 The moderation reads it before anybody else does.
    moderation = people("moderation")
    moderation.goto(f"{cases}sichtung/{reference}/")
    look(moderation)
    moderation.locator("[name=outcome][value=published]").check()
    moderation.locator(SEND).click()
    moderation.wait_for_url("**/sichtung/")

    # 3 The participation office hands it over before the workshop.
    coordination = people("coordination")
    coordination.goto(f"/arbeitsbereich/papiere/gruppe/{place['group']}/")
    coordination.locator("main form button").first.click()
    coordination.wait_for_url("**/papiere/pakete/**")
    expect(coordination.locator("main")).to_contain_text(reference)
    look(coordination)

    # 4 The working group's secretary holds no role in the city.
    secretary = people("careful")
    secretary.goto(f"{case}empfehlen/")
    look(secretary)
    secretary.locator("[name=verdict][value=adopted]").check()
    secretary.locator("[name=reason]").fill("Das sehen alle in der Gruppe so.")
    secretary.locator("[name=in_favour]").fill("8")
    secretary.locator("[name=against]").fill("1")
    secretary.locator(SEND).click()
    secretary.wait_for_url(f"**{case}")
    assert secretary.goto(f"{case}entscheiden/").status == 403

    # 5 The office that owns the case decides, with a reason.
    office = people("department")
    office.goto(f"{case}entscheiden/")
    look(office)
    office.locator("[name=verdict][value=adopted]").check()
    office.locator("[name=reason]").fill("Sie haben recht: Der Platz muss vorher da sein.")
    office.locator(SEND).click()
    office.wait_for_url(f"**{case}")
    office.goto(f"/beitraege/{reference}/")
    expect(office.locator("main")).not_to_contain_text("Der Platz muss vorher da sein")

    # Four eyes: the participation office releases what the office has drafted.
    coordination.goto(f"{case}freigeben/")
    look(coordination)
    coordination.locator(SEND).click()
    coordination.wait_for_url(f"**{case}")
    answer = site.wait_for_mail(to=ADDRESS, already=2).get_content()
    assert "Der Platz muss vorher da sein" in answer

    # Nothing adopted may be missing from the next version.
    coordination.goto(f"{document}freigeben/")
    coordination.locator(SEND).click()
    expect(coordination.locator("main")).to_contain_text(f"{reference}-1")
    expect(coordination.locator("#form-errors-title")).to_be_visible()
    look(coordination)

    # 6 An editor changes the sentence and says because of whom.
    editor = people("editor")
    editor.goto(f"{document}abschnitte/{place['section']}/")
    editor.locator("[name=text]").fill(NEW_WORDS)
    editor.locator("button[name=speichern]").click()
    editor.goto(f"{document}abschnitte/{place['section']}/")
    look(editor)
    editor.locator("main a[href*='?abschnitt=']").first.click()
    editor.wait_for_url("**/entscheidungen/**")
    look(editor)
    editor.locator("[name=note]").fill("Der Platz kommt vor dem Schultag.")
    editor.locator(SEND).click()
    expect(editor.locator("main")).to_contain_text(f"{reference}-1")

    coordination.goto(f"{document}freigeben/")
    coordination.locator(SEND).click()
    coordination.wait_for_url(f"**{document}")

    # 7 Somebody else reads version 2 and walks back to the first word.
    reader = people("citizen2")
    reader.goto(f"/beteiligungen/{place['slug']}/fassungen/2/")
    look(reader)
    link = reader.locator(f"main a[href$='/beitraege/{reference}/']").first
    expect(link).to_be_attached()
    reader.goto(f"/beitraege/{reference}/")
    look(reader)
    main = reader.locator("main")
    expect(main).to_contain_text("Der Platz muss vorher da sein")
    expect(main).to_contain_text("Das sehen alle in der Gruppe so.")
    expect(main).to_contain_text(re.compile("Fassung 2"))
    expect(main.locator("ins").first).to_be_attached()
    # The guest is told that her words stand in the text.
    told = site.wait_for_mail(to=ADDRESS, already=3).get_content()
    assert reference in told

    # 8 The council adopts version 2; its section becomes a measure.
    editor.goto(f"{document}fassungen/2/beschluss/")
    look(editor)
    editor.locator("[name=resolution]").select_option(index=1)
    editor.locator(SEND).click()
    editor.wait_for_url(f"**{document}")
    coordination.goto("/arbeitsbereich/massnahmen/")
    coordination.locator("main a[href*='/aus-fassung/']").first.click()  # the last adopted one
    look(coordination)
    coordination.locator("[name=office]").select_option(label=OFFICE)
    for box in coordination.locator("[name=sections]").all():
        box.check()
    coordination.locator(SEND).click()
    coordination.wait_for_url("**?zeige=entwuerfe")
    coordination.goto("/arbeitsbereich/massnahmen/?zeige=entwuerfe")
    measures = [
        link.get_attribute("href")
        for link in coordination.locator("main th a[href^='/arbeitsbereich/massnahmen/']").all()
    ]
    for measure in measures:
        coordination.goto(f"{measure}")
        coordination.locator("form[action$='/veroeffentlichen/'] button").click()

    # 9 Its office says in two minutes how far it is; who suggested it hears of it.
    coordination.goto(f"/beitraege/{reference}/")
    coordination.locator("main a[href^='/massnahmen/']").first.click()
    address = coordination.url
    office.goto("/arbeitsbereich/massnahmen/?zeige=alle")
    for measure in measures:
        office.goto(f"{measure}stand/")
        look(office)
        office.locator("[name=state][value=under_way]").check()
        office.locator("[name=text]").fill("Der erste Platz ist zugesagt.")
        office.locator(SEND).click()
        office.wait_for_url(f"**{measure}")
    moved = site.wait_for_mail(to=ADDRESS, already=4).get_content()
    assert reference in moved and "In Umsetzung" in moved

    # 10 From her first word anybody reaches the deed, and from the deed her first word.
    reader.goto(f"/beitraege/{reference}/")
    look(reader)
    expect(reader.locator("main")).to_contain_text("In Umsetzung")
    reader.goto(address)
    look(reader)
    expect(reader.locator("main")).to_contain_text("Der erste Platz ist zugesagt.")
    back = reader.locator(f"main a[href*='/beitraege/{reference}/']").first
    expect(back).to_be_visible()
