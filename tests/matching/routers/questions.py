"""Small routing questions on a plane, the same for the same seed."""

import random

import numpy as np

from wudan.matching.routers import Client, Question, Vehicle


def question(seed, *, clients=20, windows=True, skills=False, prizes=False, longest=None):
    draw = random.Random(seed)
    places = np.array([(draw.uniform(0, 100), draw.uniform(0, 100)) for _ in range(clients + 1)])
    ways = np.round(np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))).astype(np.int64)
    listed = []
    for number in range(1, clients + 1):
        opens = draw.randint(0, 300) if windows else 0
        listed.append(
            Client(
                f"c{number:02d}", number, 10, opens, opens + 200 if windows else 1000,
                draw.randint(1, 5), draw.randint(10, 90) if prizes else None,
            )
        )  # fmt: skip
    names = [client.id for client in listed]
    vehicles = [
        Vehicle(
            f"v{number}", 3, 0, 0, 0, 1000, 30, longest,
            frozenset(names[number % 2 :: 2]) | frozenset(names[:10]) if skills else None,
        )
        for number in range(2)
    ]  # fmt: skip
    return Question(tuple(listed), tuple(vehicles), ways, ways)
