"""How well photographs were read: right, for a person to say, or wrong."""

from collections import Counter

from tests.intake.photographing import Photo
from wudan.kit.optics import codes, finding, marks, opening
from wudan.kit.optics.faces import Face


def scored(photo: Photo, face: Face, flatten=finding.flatten) -> tuple[Counter, str]:
    """Marks right, doubtful and wrong; and what the square code said."""
    [gray] = opening.pages_of(photo.content)
    try:
        flat = flatten(gray)
    except finding.NoSheet:
        return Counter(lost=len(photo.truth)), ""
    found = marks.read(flat, face)
    said = Counter()
    for name, truth in photo.truth.items():
        seen = found[name].seen
        if seen == marks.Seen.DOUBTFUL:
            said["doubtful"] += 1
        else:
            said["right" if (seen == marks.Seen.TICKED) == truth else "wrong"] += 1
    return said, codes.code_text(flat)
