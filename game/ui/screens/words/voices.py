"""Letters in the voice of the age, put together from typed facts alone."""

from __future__ import annotations

from game.report.telling.naming import Names, brigades, own, wealth
from game.report.telling.years import year_text
from game.world.conflicts import AimKind, Call, Crisis, JoinReason, PeaceOffer, Settlement
from game.world.pacts import Charter, Motion, MotionKind
from game.world.reasons import Motive
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import Proposal, World

__all__ = [
    "aim_head",
    "call_letter",
    "demand_letter",
    "motion_head",
    "number_word",
    "peace_letter",
    "proposal_head",
    "proposal_letter",
    "treaty_rows",
]

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number_word(number: int) -> str:
    """A small number in words, as letters write it."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def aim_head(crisis: Crisis, names: Names) -> str:
    """The demand as a head: `Persia demands the submission of Athens`."""
    demander, target = names.state(crisis.demander), names.state(crisis.target)
    match crisis.aim.kind:
        case AimKind.CLIENTAGE:
            return f"{demander} demands the submission of {target}"
        case AimKind.PROVINCE:
            return f"{demander} demands {names.province(crisis.aim.province)} from {target}"
        case AimKind.TRIBUTE:
            return f"{demander} demands {wealth(crisis.aim.amount)} in tribute from {target}"
        case AimKind.EXIT:
            return f"{demander} demands that {target} leave {names.treaty(crisis.aim.treaty)}"
        case AimKind.FREEDOM:
            return f"{demander} demands its freedom from {target}"
    return f"{demander} demands redress of {target}"


def demand_letter(crisis: Crisis, names: Names) -> str:
    """What the herald said: the demand, the reason given, and where the army stands."""
    asked = _asked(crisis, names)
    stated = "" if crisis.motive is Motive.COMMAND else " " + names.words.motive[crisis.motive].stated
    return f"“{asked}{stated}{_muster(crisis, names)}”"


def _asked(crisis: Crisis, names: Names) -> str:
    aim, target = crisis.aim, names.state(crisis.target)
    match aim.kind:
        case AimKind.CLIENTAGE:
            return f"Earth and water. Let {target} pay as a client pays, and follow where we lead."
        case AimKind.PROVINCE:
            return f"Let {names.province(aim.province)} be given up, with all that lies in it."
        case AimKind.TRIBUTE:
            return f"Let {target} send {wealth(aim.amount)} in silver, and there will be peace."
        case AimKind.EXIT:
            return f"Let {target} strike its name from {names.treaty(aim.treaty)}."
        case AimKind.FREEDOM:
            return f"We pay {target} no more, and follow it no more."
    return "Let the ground be restored."


def _muster(crisis: Crisis, names: Names) -> str:
    """The demander's largest stack in sight of the target, if there is one worth naming."""
    world = names.world
    near = {a for link in world.links for a, b in ((link.a, link.b), (link.b, link.a)) if _of(world, b, crisis.target)}
    stacks = [(n, p) for p, n in world.forces.get(crisis.demander, {}).items() if p in near and n >= 30]
    if not stacks:
        return ""
    tenths, place = max(stacks)
    return f" Our {brigades(tenths)} in {names.province(place)} await the word."


def _of(world: World, province: str, state: str) -> bool:
    return world.provinces[province].owner == state


def call_letter(call: Call, names: Names) -> str:
    """A friend at war calls."""
    clause = names.clause(call.clause)
    friend, foe = names.state(call.friend), names.state(call.foe)
    if call.reason is JoinReason.CLIENT_DUTY:
        return f"“{friend} goes to war with {foe}. You are bound to follow; we look for you at the muster.”"
    if call.reason is JoinReason.CHAIN_GANG:
        return f"“We have struck at {foe}. You swore {clause} without condition, and the day has come.”"
    return f"“{foe} is upon us. By {clause} you swore to come. The day has come.”"


def proposal_head(letter: Proposal, names: Names) -> str:
    """What is offered, as a head."""
    by = names.state(letter.by)
    if letter.treaty is not None:
        kind = letter.treaty.kind
        if kind is TreatyKind.CLIENTAGE:
            offers = "takes us under its hand" if letter.treaty.first == letter.by else "asks to be our client"
            return f"{by} {offers}"
        article = "an" if names.words.treaty[kind][0] in "aeiou" else "a"
        return f"{by} offers {article} {names.words.treaty[kind]}"
    if letter.charter is not None:
        return f"{by} would found {_pact_name(letter.charter.name)}"
    return f"{by} invites us into {_pact_name(names.pact(letter.pact))}"


def _pact_name(name: str) -> str:
    return name if name.lower().startswith("the ") else f"the {name}"


def proposal_letter(letter: Proposal, names: Names) -> str:
    """The letter itself."""
    treaty = letter.treaty
    if treaty is None:
        others = [s for s in letter.invited if s != letter.to]
        verb = "has" if len(others) == 1 else "have"
        circle = f" {names.states(others)} {verb} the same letter." if others else ""
        sworn = "Let whoever is attacked find all of us before its walls, and let no one of us be the attacker."
        return f"“{sworn}{circle}”"
    against = f" against {names.state(treaty.against)}" if treaty.against else ""
    we_lead = treaty.first == letter.by
    spoken = {
        TreatyKind.DEFENCE: f"Let us come to each other’s help{against or ', whoever strikes first'}.",
        TreatyKind.OFFENCE: f"Let us march together{against}, and divide what we take.",
        TreatyKind.NON_AGGRESSION: "Let neither of us take up arms against the other, nor help who does.",
        TreatyKind.GUARANTEE: "Whoever attacks you will find us there." if we_lead else "Be the shield of our walls.",
        TreatyKind.CLIENTAGE: "Pay as a client pays, and no one will touch you."
        if we_lead
        else "Protect us, and we pay and follow.",
        TreatyKind.TRADE: "Let our harbours be open to each other’s ships.",
        TreatyKind.TRUCE: "Let arms rest.",
        TreatyKind.ARMS_LIMIT: "Let each of us keep no more men under arms than we name here.",
    }
    hush = " Let none but us two know of it." if treaty.secret else ""
    return f"“{spoken[treaty.kind]}{hush}”"


def treaty_rows(treaty: Treaty, seat: str, names: Names) -> list[tuple[str, str]]:
    """The terms of a treaty as rows: label and value."""
    rows = [("Kind", names.words.treaty_title[treaty.kind])]
    if treaty.kind is TreatyKind.CLIENTAGE:
        rows.append(("Patron", names.state(treaty.first)))
        rows.append(("Tribute", f"{treaty.tribute_permille / 10:g} % of income"))
        rows.append(("Wars", "the client follows" if treaty.follows else "the client stays out"))
    if treaty.kind is TreatyKind.GUARANTEE:
        rows.append(("Guarantor", names.state(treaty.first)))
    if treaty.kind in (TreatyKind.DEFENCE, TreatyKind.OFFENCE):
        rows.append(("Against", names.state(treaty.against) if treaty.against else "whoever attacks"))
    if treaty.kind is TreatyKind.DEFENCE:
        rows.append(("In a war we begin", "help too" if treaty.unconditional else "no help"))
        rows.append(("Binds to", "talks" if treaty.consultative else "arms"))
    if treaty.kind is TreatyKind.OFFENCE:
        share = treaty.spoils_permille if seat == treaty.second else 1000 - treaty.spoils_permille
        rows.append(("Our part of spoils", f"{share / 10:g} %"))
    if treaty.kind is TreatyKind.ARMS_LIMIT:
        rows += [(names.state(p), f"at most {brigades(treaty.ceiling_of(p))}") for p in treaty.parties]
        rows.append(("Checked", "by inspectors" if treaty.inspected else "by nobody"))
    if treaty.secret:
        rows.append(("Known to", "the two of us"))
    until = "until ended" if treaty.until is None else year_text(names.world.system, treaty.until)
    rows.append(("Lasts", until))
    return rows


def peace_letter(offer: PeaceOffer, names: Names) -> str:
    """An offer of peace."""
    alone = " We speak for ourselves alone." if offer.separate else ""
    alone += f" {names.state(offer.mediator)} puts this to both of us." if offer.mediator else ""
    if offer.terms == Settlement():
        return f"“Let each keep what it had, and let there be an end.{alone}”"
    return f"“Let there be an end on these terms: {names.terms(offer.terms)}.{alone}”"


def motion_head(motion: Motion, names: Names, pact_name: str) -> str:
    """`That the League come to Athens’ help if Persia attacks`."""
    world, about = names.world, names.state(motion.about)
    short = short_name(pact_name)
    if motion.kind is MotionKind.ACT:
        if motion.crisis and motion.crisis in world.crises:
            victim = names.state(world.crises[motion.crisis].target)
            return f"That {short} march to {own(victim)} help if {about} attacks"
        if motion.war and motion.war in world.wars:
            war = world.wars[motion.war]
            helped = war.attacker if motion.about == war.defender else war.defender
            return f"That {short} march to {own(names.state(helped))} help against {about}"
    return {
        MotionKind.ACT: f"That {short} act against {about}",
        MotionKind.SANCTION: f"That {short} condemn {about} and stop all trade with it",
        MotionKind.LIFT: f"That {short} lift its sanctions on {about}",
        MotionKind.ADMIT: f"That {about} be admitted to {short}",
        MotionKind.EXPEL: f"That {about} be expelled from {short}",
        MotionKind.RELEASE: f"That {about} be released from {short}",
        MotionKind.AMEND: f"That {short} take the new charter that {about} has written",
    }[motion.kind]


def short_name(pact_name: str) -> str:
    """`the League` of `the Hellenic League`; an idea's name stands without an article, all others with one."""
    bare = pact_name.removeprefix("the ").removeprefix("The ")
    last = bare.split()[-1]
    if last in ("League", "Pact", "Concert", "Union"):
        return f"the {last}"
    return bare if last[:1].islower() else f"the {bare}"


def charter_rows(charter: Charter, veto: str) -> list[tuple[str, str]]:
    """The covenant in short."""
    covers = {
        "inside": "members, from members",
        "outside": "members, from outsiders",
        "both": "members, from any attacker",
    }
    opened = {"universal": "open to all", "regional": "neighbours", "invitation": "by vote"}
    trigger = {
        "automatic": "any attack, at once",
        "council": "the council decides",
        "consultative": "talks only",
        "none": "no duty of arms",
    }
    vote = {
        "unanimity": "unanimity",
        "two_thirds": "two thirds",
        "majority": "majority",
        "weighted": "weighted by power",
        "leader": "leader decides",
    }
    leave = {
        "at_once": "at once",
        "notice": f"after {number_word(charter.notice_turns)} turns’ notice",
        "vote": "not without a vote",
    }
    parties = "parties vote" if charter.parties_vote else "parties do not"
    share = f"{charter.quota_permille / 10:g} % of what one can raise"
    return [
        ("Covers", covers[charter.covers.value]),
        ("Trigger", trigger[charter.trigger.value]),
        ("Vote", f"{vote[charter.vote.value]}; {parties}"),
        ("Veto", veto),
        ("Quota", share + (", checked" if charter.quota_checked else "")),
        ("Sanctions", charter.sanctions.value),
        ("Members", opened[charter.membership.value]),
        ("To leave", leave[charter.withdrawal.value]),
        *_further_rows(charter),
    ]


def _further_rows(charter: Charter) -> list[tuple[str, str]]:
    """The terms that few charters have, where this one has them."""
    courts = {"optional": "for those who ask", "compulsory": "every demand among members"}
    markets = {"trade": "open trade", "common": "common market"}
    rows = [
        ("Court", courts.get(charter.arbitration.value, "")),
        ("Market", markets.get(charter.market.value, "")),
        (
            "Ceiling",
            f"arms cost {charter.arms_ceiling_permille / 10:g} % of output" if charter.arms_ceiling_permille else "",
        ),
        ("Standing", f"{charter.standing_permille / 10:g} % of forces" if charter.standing_permille else ""),
        ("Treaties", "none in secret" if charter.open_covenants else ""),
        ("Conquests", "not recognised" if charter.non_recognition else ""),
    ]
    return [row for row in rows if row[1]]
