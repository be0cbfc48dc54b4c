"""One card for every name, wherever it is met; pinned, walked, closed; and nothing in it that the seat may not know."""

import re
from dataclasses import replace

import pytest

from game.ui.cards.reader import DeskReader
from game.ui.desk import Desk
from game.ui.screens.council.table import CouncilTable
from game.ui.widgets.pilot import Lost, Pilot
from game.world.conflicts import War


def _card(pilot: Pilot, name: str) -> str:
    """The text of the card of a state where its name first stands."""
    pilot.hover((2, 2))
    pilot.step(400)
    pilot.hover(pilot.word(name))
    pilot.step(420)
    assert pilot.cards, f"no card came for {name}"
    text = pilot.cards[-1].content.text  # type: ignore[attr-defined]
    pilot.press("esc")
    assert not pilot.cards
    return str(text)


def test_the_same_card_comes_wherever_the_name_stands(table: CouncilTable, pilot: Pilot) -> None:
    told = {_card(pilot, "Persia")}
    table.choose_state("PER")
    pilot.step(50)
    told.add(_card(pilot, "Persia"))
    for key in ("g", "l"):
        pilot.press(key)
        pilot.step(300)
        told.add(_card(pilot, "Persia"))
        pilot.press("esc")
        pilot.step(200)
    assert len(told) == 1
    assert "Threat to us" in told.pop()


def test_the_map_shows_the_same_cards(table: CouncilTable, pilot: Pilot) -> None:
    world = table.desk.world
    home = world.states["ATH"].capital
    free = table.atlas.camera.free
    spots = [(x, y) for x in range(free.x + 20, free.right - 20, 40) for y in range(free.y + 20, free.bottom - 20, 40)]
    spot = next(at for at in spots if table.atlas.province_at(at) and not table.atlas.state_mark_at(at))
    place = table.atlas.province_at(spot)
    pilot.hover(spot)
    pilot.step(420)
    reader = table.reader()
    assert isinstance(reader, DeskReader)
    assert pilot.cards[-1].content == reader.content(f"province:{place}")  # type: ignore[attr-defined]
    assert reader.content(f"province:{home}") is not None


def test_holding_pins_and_words_in_it_open_further_cards(table: CouncilTable, pilot: Pilot) -> None:
    pilot.hover(pilot.word("Persia"))
    pilot.step(420)
    pilot.step(950)
    pilot.hover((800, 20))
    pilot.step(600)
    assert [one.label for one in pilot.cards] == ["Persia"]
    pilot.hover(pilot.word("Susa"))
    pilot.step(1400)
    assert [one.label for one in pilot.cards] == ["Persia", "Susa"]
    pilot.press("esc")
    assert [one.label for one in pilot.cards] == ["Persia"]
    pilot.press("esc")
    assert not pilot.cards


def test_a_card_waits_for_a_pointer_on_its_way_and_goes_when_it_stays_away(pilot: Pilot) -> None:
    pilot.hover(pilot.word("Persia"))
    pilot.step(420)
    inside = pilot.cards[-1].rect.center
    pilot.hover((inside[0], inside[1] + 2))
    pilot.step(700)
    assert pilot.cards
    pilot.hover((800, 20))
    pilot.step(700)
    assert not pilot.cards


def test_a_pinned_card_can_be_dragged_and_shut(pilot: Pilot) -> None:
    pilot.click(pilot.word("Persia"), button=2)
    card = pilot.cards[-1]
    start = (card.rect.x + 150, card.rect.y + 6)
    pilot.hover(start)
    pilot.drag(start, (start[0] + 200, start[1] - 40))
    assert (pilot.cards[-1].rect.x + 150, pilot.cards[-1].rect.y + 6) == (start[0] + 200, start[1] - 40)
    close = next(w for w in pilot.cards[-1].walk() if w.label == "Close: Persia")
    pilot.click(close)
    assert not pilot.cards


def test_no_more_than_four_are_kept(table: CouncilTable, pilot: Pilot) -> None:
    assert table.layers is not None
    for state in ("PER", "SPA", "COR", "THE", "ARG"):
        assert table.layers.pins.open(f"state:{state}")
    assert [one.subject for one in table.layers.pins.cards] == ["state:SPA", "state:COR", "state:THE", "state:ARG"]


def test_the_keyboard_alone_opens_a_card_and_walks_it(table: CouncilTable, pilot: Pilot) -> None:
    assert table.layers is not None
    pilot.press("tab")
    for _ in range(60):
        focus = pilot.focus
        if focus is not None and table.layers.pins.reader is not None and pilot.cards == []:
            pilot.press("f1")
            if pilot.cards:
                break
            if len(table.layers.stack) > 1:
                pilot.press("esc")
        pilot.press("tab")
    assert pilot.cards, "F1 opened no card from any control"
    first = table.layers.pins.focused()
    assert first is not None
    pilot.press("tab")
    assert table.layers.pins.focused() is not None
    pilot.press("esc")
    assert not pilot.cards


def test_a_reason_why_not_goes_before_a_card(table: CouncilTable, pilot: Pilot) -> None:
    off = [w for w in pilot.seen() if not w.enabled and w.why_not]
    for widget in off[:3]:
        pilot.hover(widget)
        pilot.step(420)
        assert not pilot.cards
        assert widget.why_not in pilot.tip
        pilot.hover((800, 20))
        pilot.step(400)


def _reader(desk: Desk) -> DeskReader:
    return DeskReader(desk, lambda state: "#808080", lambda s: None, lambda w: None)


def test_cards_tell_only_what_the_seat_may_see(played: Desk) -> None:
    """Cards are written from the view alone: another truth behind the same view leaves every card as it was."""
    reader, world = _reader(played), played.world
    subjects = [f"state:{s}" for s in world.states] + [f"province:{p}" for p in world.provinces]
    subjects += [f"pact:{p}" for p in world.pacts] + [f"treaty:{t}" for t in world.treaties]
    subjects += [f"war:{w}" for w in world.wars]
    before = {s: reader.content(s) for s in subjects}
    assert None not in before.values()
    truth = played.chronicle.world
    hidden = set(truth.treaties) - set(world.treaties)
    assert all(reader.content(f"treaty:{t}") is None for t in hidden)
    doctrines = {name for state, name in truth.secrets.doctrine.items() if state != played.seat}
    told = "\n".join(content.text for content in before.values() if content is not None)
    assert not any(re.search(rf"\b{name}\b", told) for name in doctrines)


def test_a_secret_treaty_of_others_is_on_no_card(played: Desk) -> None:
    world = played.world
    kinds = [t for t in world.treaties.values() if played.seat not in t.parties]
    if not kinds:
        pytest.skip("no treaty of others in this game")
    from game.perception.views import redact

    secret = replace(kinds[0], secret=True)
    truth = replace(played.chronicle.world, treaties={**played.chronicle.world.treaties, secret.id: secret})
    assert secret.id not in redact(truth, played.seat).treaties


def test_every_war_has_its_card(played: Desk) -> None:
    reader = _reader(played)
    wars: list[War] = list(played.world.wars.values())
    for war in wars:
        content = reader.content(f"war:{war.id}")
        assert content is not None
        assert war.name in content.text


def test_an_unknown_word_is_lost_with_what_there_is(pilot: Pilot) -> None:
    with pytest.raises(Lost, match="no live word"):
        pilot.word("Atlantis")
