"""Letters and gifts: treaties proposed, answered, denounced, expired (rules.md §§1, 2)."""

from typing import Final

from game.measures.law import side_of, treaties_between, wars_of
from game.rules.dealings import cannot_sign
from game.rules.draft import Docket, Draft
from game.rules.secrecy import surface
from game.rules.trust import learn, saw_renege
from game.world import sheets as s
from game.world.conflicts import Side, War
from game.world.constants import TRIBUTE_PERMILLE
from game.world.covert import Surfacing
from game.world.events import GiftSent, ProposalMade, ProposalRefused, TreatyBroken, TreatyEnded, TreatySigned
from game.world.reasons import Motive
from game.world.treaties import SENIOR_KINDS, Treaty, TreatyKind
from game.world.worlds import Proposal

__all__ = [
    "answer_treaties",
    "break_treaty",
    "denounce_treaties",
    "end_treaty",
    "expire_treaties",
    "kneel",
    "propose_treaties",
    "refuse_letter",
    "release_clients",
    "send_gifts",
    "sign",
    "written",
]


AID_WORD: Final = 400
"""What helping the attacker of a partner in non-aggression weighs beside a broken call (article 28)."""


def send_gifts(draft: Draft, docket: Docket) -> None:
    """Wealth changes hands at once; thanks follow its weight beside a year's income (thousandths of good faith).

    A gift to a belligerent names the war and the side it helps.
    """
    for seat, gift in docket.of(s.Gift):
        paid = draft.pay(seat, gift.amount)
        draft.state(gift.to, treasury=draft.state(gift.to).treasury + paid)
        wars = wars_of(draft.world, gift.to)
        war = min(wars, key=lambda w: (len(w.id), w.id), default=None)
        cause = draft.tell(
            GiftSent,
            giver=seat,
            to=gift.to,
            amount=paid,
            motive=gift.motive,
            war=war.id if war else None,
            side=side_of(war, gift.to) if war else None,
        )
        learn(draft, gift.to, seat, min(300, paid // 10), "gift", cause)
        for fought in wars:
            _feed_attacker(draft, seat, fought, gift.to, cause)


def _feed_attacker(draft: Draft, giver: str, war: War, to: str, cause: int) -> None:
    """Who helps the attacker of a partner in non-aggression breaks its word (rules.md §1: nor helps who does)."""
    if side_of(war, to) is not Side.ATTACK:
        return
    for treaty in treaties_between(draft.world, giver, war.defender):
        if treaty.kind is TreatyKind.NON_AGGRESSION and side_of(war, war.defender) is Side.DEFENCE:
            saw_renege(draft, giver, war.defender, cause, AID_WORD)
            break_treaty(draft, treaty, giver, war.defender, cause)


def break_treaty(draft: Draft, treaty: Treaty, by: str, against: str, because: int | None) -> None:
    """A word is broken in the sight of all, and the treaty is gone; if it was secret, it comes out so."""
    surface(draft, treaty.id, Surfacing.BREACH, because)
    if draft.world.treaties.pop(treaty.id, None) is not None:
        draft.tell(TreatyBroken, because, treaty=treaty.id, treaty_kind=treaty.kind, by=by, against=against)


def denounce_treaties(draft: Draft, docket: Docket) -> None:
    """A treaty ends openly, after this turn's wars and demands have been called under it."""
    for seat, line in docket.of(s.Denounce):
        treaty = draft.world.treaties.get(line.treaty)
        if treaty is not None:
            end_treaty(draft, treaty, by=seat, motive=line.motive)


def end_treaty(
    draft: Draft, treaty: Treaty, *, by: str | None = None, motive: Motive | None = None, because: int | None = None
) -> None:
    """Strike a treaty and say so; nothing if it is gone already."""
    if draft.world.treaties.pop(treaty.id, None) is None:
        return
    draft.tell(
        TreatyEnded,
        because,
        audience=treaty.parties if treaty.secret else None,
        treaty=treaty.id,
        treaty_kind=treaty.kind,
        first=treaty.first,
        second=treaty.second,
        by=by,
        motive=motive,
    )


def expire_treaties(draft: Draft) -> None:
    """Treaties whose time has run out end without blame."""
    for treaty in sorted(draft.world.treaties.values(), key=lambda t: t.id):
        if treaty.until is not None and treaty.until < draft.turn:
            end_treaty(draft, treaty)


def propose_treaties(draft: Draft, docket: Docket) -> None:
    """Letters go out; only the two who share one know of it."""
    for seat, line in docket.of(s.ProposeTreaty):
        event = draft.tell(
            ProposalMade,
            audience=(seat, line.to),
            by=seat,
            to=line.to,
            treaty=line.treaty,
            pact=None,
            motive=line.motive,
            against=line.against,
        )
        letter = draft.serial("p")
        treaty, gift = written(seat, line, draft.turn, draft.serial("t")), _sent_along(docket, seat, line.to)
        draft.world.proposals[letter] = Proposal(letter, seat, line.to, treaty, event=event, gift=gift)


def _sent_along(docket: Docket, seat: str, to: str) -> int:
    """Wealth given to the same state by the same orders: a letter names the gift it comes with (article 34)."""
    return sum(line.amount for giver, line in docket.of(s.Gift) if giver == seat and line.to == to)


def written(seat: str, line: s.ProposeTreaty, turn: int, id: str = "") -> Treaty:
    """The treaty that a line would make, signed in this turn; terms that its kind does not know are left out."""
    swapped = line.treaty in SENIOR_KINDS and not line.senior
    client, limit = line.treaty is TreatyKind.CLIENTAGE, line.treaty is TreatyKind.ARMS_LIMIT
    return Treaty(
        id=id,
        kind=line.treaty,
        first=line.to if swapped else seat,
        second=seat if swapped else line.to,
        since=turn,
        against=line.against,
        unconditional=line.unconditional and line.treaty is TreatyKind.DEFENCE,
        consultative=line.consultative and line.treaty is TreatyKind.DEFENCE,
        follows=line.follows and client,
        tribute_permille=line.tribute_permille if client else 0,
        spoils_permille=line.spoils_permille if line.treaty is TreatyKind.OFFENCE else 500,
        secret=line.secret,
        first_ceiling_tenths=line.ceiling_tenths if limit else 0,
        second_ceiling_tenths=line.their_ceiling_tenths if limit else 0,
        inspected=line.inspected and limit,
    )


def answer_treaties(draft: Draft, docket: Docket) -> None:
    """A treaty accepted is in force at once; a letter unanswered is refused."""
    answers = {line.proposal: line for _, line in docket.of(s.AnswerProposal)}
    for letter in [p for p in draft.world.proposals.values() if p.treaty is not None]:
        answer = answers.get(letter.id)
        del draft.world.proposals[letter.id]
        if answer is not None and answer.accept and letter.treaty is not None:
            if cannot_sign(draft.world, letter.treaty.kind, letter.treaty.first, letter.treaty.second) is None:
                sign(draft, letter.treaty, answer.motive, letter.event)
        else:
            refuse_letter(draft, letter, answer.motive if answer else Motive.COMMAND)


def refuse_letter(draft: Draft, letter: Proposal, motive: Motive) -> None:
    """Tell the writer that its offer was refused."""
    draft.tell(
        ProposalRefused,
        letter.event,
        audience=(letter.by, letter.to),
        by=letter.by,
        to=letter.to,
        treaty=letter.treaty.kind if letter.treaty else None,
        pact=letter.pact,
        motive=motive,
    )


def sign(draft: Draft, treaty: Treaty, motive: Motive, because: int | None) -> None:
    """A treaty comes into force; of a secret one only the parties hear."""
    draft.world.treaties[treaty.id] = treaty
    draft.tell(
        TreatySigned,
        because,
        audience=treaty.parties if treaty.secret else None,
        treaty=treaty.id,
        treaty_kind=treaty.kind,
        first=treaty.first,
        second=treaty.second,
        against=treaty.against,
        motive=motive,
    )


def release_clients(draft: Draft, state: str, because: int | None, *, as_patron: bool) -> None:
    """End the clientages in which a state is patron (or client)."""
    for treaty in sorted(draft.world.treaties.values(), key=lambda t: t.id):
        mine = treaty.first if as_patron else treaty.second
        if treaty.kind is TreatyKind.CLIENTAGE and mine == state:
            end_treaty(draft, treaty, because=because)


def kneel(draft: Draft, client: str, patron: str, motive: Motive, cause: int | None) -> None:
    """A state becomes a client; its old patron, its own clients and its new patron's own patron fall away."""
    release_clients(draft, client, cause, as_patron=False)
    release_clients(draft, client, cause, as_patron=True)
    release_clients(draft, patron, cause, as_patron=False)
    sign(
        draft,
        Treaty(
            id=draft.serial("t"),
            kind=TreatyKind.CLIENTAGE,
            first=patron,
            second=client,
            since=draft.turn,
            follows=True,
            tribute_permille=TRIBUTE_PERMILLE,
        ),
        motive,
        cause,
    )
