"""From where to where a resource goes: each origin has its own way to an open door (R020).

An idle room of the government's is looked at, then opened. A closed place is talked about with who
closes it. What belongs to society is talked about and looked at. A public place only has to be
written down. All of them need an agreement with an end before the door opens.
"""

import itertools

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.sites.enums.resource import Origin, ResourceStage, ResourceVerb

S, V = ResourceStage, ResourceVerb
WAYS: dict[Origin, tuple[ResourceStage, ...]] = {
    Origin.IDLE: (S.LISTED, S.SURVEYED, S.AGREED, S.OPEN),
    Origin.CLOSED: (S.LISTED, S.TALKING, S.AGREED, S.OPEN),
    Origin.SOCIAL: (S.LISTED, S.TALKING, S.SURVEYED, S.AGREED, S.OPEN),
    Origin.PUBLIC: (S.LISTED, S.AGREED, S.OPEN),
}
"""The way of each origin, from the register to the open door."""
REACHED_BY = {S.TALKING: V.TALK, S.SURVEYED: V.SURVEY, S.AGREED: V.AGREE, S.OPEN: V.OPEN}
NEEDED: dict[Origin, frozenset[str]] = {
    Origin.IDLE: frozenset({"liability"}),
    Origin.CLOSED: frozenset({"liability", "insurance"}),
    Origin.SOCIAL: frozenset({"liability", "insurance"}),
    Origin.PUBLIC: frozenset(),
}
"""What an agreement says beside its end, its hours and who is responsible."""
UNDER_AGREEMENT = frozenset({S.AGREED, S.OPEN})
_OFF_THE_WAY: dict[ResourceVerb, tuple[frozenset[ResourceStage], ResourceStage | None]] = {
    V.CORRECT: (frozenset(S) - {S.DROPPED}, None),
    V.PAUSE: (frozenset({S.OPEN}), S.AGREED),
    V.RENEW: (UNDER_AGREEMENT, None),
    V.END: (UNDER_AGREEMENT, S.ENDED),
    V.USE: (frozenset({S.OPEN}), None),
    V.DROP: (frozenset({S.LISTED, S.TALKING, S.SURVEYED, S.ENDED}), S.DROPPED),
    V.RESTORE: (frozenset({S.DROPPED}), S.LISTED),
}


def sources_of(origin: Origin, verb: ResourceVerb) -> frozenset[ResourceStage]:
    """From which stages a verb starts, for this origin; none when it is not on its way."""
    way = WAYS[origin]
    if verb in _OFF_THE_WAY:
        return _OFF_THE_WAY[verb][0] & {*way, S.ENDED, S.DROPPED}
    steps = {REACHED_BY[after]: before for before, after in itertools.pairwise(way)}
    found = frozenset({steps[verb]}) if verb in steps else frozenset()
    return found | {S.ENDED} if verb is V.AGREE else found


def target_of(verb: ResourceVerb) -> ResourceStage | None:
    """Where a verb leads; None when the thing stays where it is."""
    if verb in _OFF_THE_WAY:
        return _OFF_THE_WAY[verb][1]
    return next((stage for stage, by in REACHED_BY.items() if by is verb), S.LISTED)


def verbs_from(origin: Origin, stage: ResourceStage) -> list[ResourceVerb]:
    """What the flow allows from here, in the order of the verbs."""
    return [verb for verb in V if stage in sources_of(origin, verb)]


def objection(origin: str, stage: str, verb: ResourceVerb) -> Objection | None:
    """Why the flow has no such step from here; None when it has."""
    if stage in sources_of(Origin(origin), verb):
        return None
    words = Phrase(
        "“{origin}”资源现在是“{stage}”，不能{verb}。",
        origin=Origin(origin).label,
        stage=ResourceStage(stage).label,
        verb=verb.label,
    )
    return Objection("wrong_stage", words)
