"""What is wrong with a store, in a line for the administrator."""

from wudan.kit.refusals import Refusal


class StoreFault(Refusal):
    """The store, a copy, a part or the key cannot be used; the words say which and what to do."""

    def __init__(self, words: str) -> None:
        super().__init__("store", words)
