"""ID numbers for tests: right by their check digit, of nobody."""

from datetime import date

from hypothesis import strategies as st

from wudan.kit import id_numbers

REGIONS = ("110105", "610626", "610802", "810000", "820000", "830000", "650102")


def made(region: str, born_on: date, order: int) -> str:
    """A number with the check digit it calls for."""
    body = f"{region}{born_on:%Y%m%d}{order:03d}"
    return body + id_numbers.check_digit(body)


numbers = st.builds(
    made,
    st.sampled_from(REGIONS),
    st.dates(date(1900, 1, 1), date(2026, 9, 1)),
    st.integers(0, 999),
)
