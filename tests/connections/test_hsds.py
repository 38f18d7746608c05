"""HSDS 3: the menu and the sites, in its words, with numbers of offices alone.

Its published schemas come in no package that Python 3.11 can have, and are not ours to copy, so what
they ask is written down here in short: which fields there are, of which type, which must be there.
"""

from uuid import UUID

import pytest
from django.test import Client

from wudan.catalog.models import Service
from wudan.sites.models import Site, SitePeriod

TEXT, NUMBER, LIST = str, (int, float), list
SHAPES = {
    "service": ("id name status", {"description": TEXT, "fees_description": TEXT, "application_process": TEXT,
                "organization": "organization", "phones": ["phone"], "contacts": ["contact"],
                "service_areas": ["service_area"], "cost_options": ["cost_option"],
                "service_at_locations": ["service_at_location"]}),
    "organization": ("id name description", {"services": ["service"], "contacts": ["contact"]}),
    "location": ("id location_type", {"name": TEXT, "latitude": NUMBER, "longitude": NUMBER, "phones": ["phone"],
                 "schedules": ["schedule"], "addresses": ["address"], "transportation": TEXT}),
    "service_at_location": ("id", {"service": "service", "location": "location"}),
    "phone": ("id number", {"type": TEXT}),
    "contact": ("id", {"name": TEXT, "title": TEXT, "phones": ["phone"]}),
    "schedule": ("id", {"freq": TEXT, "interval": NUMBER, "byday": TEXT, "opens_at": TEXT, "closes_at": TEXT,
                 "timezone": NUMBER, "description": TEXT}),
    "address": ("id address_1 city state_province postal_code country address_type", {}),
    "service_area": ("id", {"name": TEXT, "extent": TEXT, "extent_type": TEXT}),
    "cost_option": ("id", {"option": TEXT, "amount": NUMBER}),
}  # fmt: skip
CODES = {
    "status": {"active"},
    "location_type": {"physical"},
    "address_type": {"physical"},
    "freq": {"WEEKLY"},
}


def check(row, kind):
    """As HSDS asks; every number a UUID."""
    required, others = SHAPES[kind]
    must = dict.fromkeys(required.split(), TEXT)
    assert must.keys() <= row.keys() <= must.keys() | others.keys(), (kind, row.keys())
    UUID(row["id"])
    for name, value in row.items():
        shape = (must | others)[name]
        if isinstance(shape, list):
            for inner in value:
                check(inner, shape[0])
        elif isinstance(shape, str):
            check(value, shape)
        else:
            assert isinstance(value, shape), (kind, name, value)
            assert value in CODES.get(name, {value})


def get(where, **asked):
    return Client().get(f"/hsds/{where}", asked)


@pytest.mark.parametrize(
    ("where", "kind"),
    [("services", "service"), ("organizations", "organization"),
     ("service_at_locations", "service_at_location")],
)  # fmt: skip
@pytest.mark.parametrize("full", ["true", "false"])
def test_every_list_and_every_one_of_it_is_as_hsds_asks(world, where, kind, full):
    listed = get(where, full=full).json()
    assert listed["contents"]
    assert listed["total_items"] == listed["size"]
    for row in listed["contents"]:
        check(row, kind)
        check(get(f"{where}/{row['id']}").json(), kind)


def test_the_root_says_which_version(world):
    told = get("").json()
    assert told["version"] == "3.0"
    assert told["publisher"]["name"]


def test_lists_are_paged_from_one(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        page = get("service_at_locations", per_page=3, page=2).json()
    assert (page["size"], page["page_number"], page["first_page"]) == (3, 2, False)
    rows = []
    for number in range(1, page["total_pages"] + 1):
        rows += get("service_at_locations", per_page=3, page=number).json()["contents"]
    assert len({row["id"] for row in rows}) == page["total_items"]
    beyond = get("services", page=9999).json()
    assert (beyond["empty"], beyond["contents"]) == (True, [])


def test_a_service_is_found_by_words_and_by_who_provides_it(world):
    [haircut] = get("services", search="理发").json()["contents"]
    name = haircut["organization"]["name"]
    assert name == "民政局"
    mine = get("services", organization_id=haircut["organization"]["id"]).json()["contents"]
    assert {row["organization"]["name"] for row in mine} == {name}
    assert get("services", organization_id="nonsense").json()["empty"]


def test_hours_are_a_weekly_rule_and_other_words_stay_words(world):
    site = Site.objects.get(unit=world.units["杨柳村"])
    Service.objects.update(places=["site"])

    def schedule():
        rows = get("service_at_locations", per_page=100).json()["contents"]
        [told] = next(
            r["location"]["schedules"] for r in rows if r["location"]["name"] == "杨柳村站"
        )
        return told

    told = schedule()
    assert (told["byday"], told["opens_at"]) == ("MO,TU,WE,TH,FR,SA,SU", "08:30+08:00")
    halves = "1-5 08:30-12:00; 1-5 14:00-24:00; 8 09:00-12:00"
    Site.objects.filter(pk=site.pk).update(opening=halves, directions="村部往北 50 米")
    rows = get("service_at_locations", per_page=100).json()["contents"]
    place = next(r["location"] for r in rows if r["location"]["name"] == "杨柳村站")
    check(place, "location")
    assert place["transportation"] == "村部往北 50 米"
    told = [(one["byday"], one["opens_at"][:5], one["closes_at"][:5]) for one in place["schedules"]]
    assert told == [("MO,TU,WE,TH,FR", "08:30", "12:00"), ("MO,TU,WE,TH,FR", "14:00", "23:59")]
    assert {one["description"] for one in place["schedules"]} == {"节假日 9:00–12:00"}
    assert len({one["id"] for one in place["schedules"]}) == 2
    Site.objects.filter(pk=site.pk).update(opening="农闲时每天，农忙时看门上的纸条")
    assert schedule()["description"].startswith("农闲")


def test_a_closed_site_and_an_item_off_the_menu_are_not_told(world):
    SitePeriod.objects.filter(site__unit=world.units["杨柳村"]).update(state="closed")
    Service.objects.filter(code="bath").update(is_offered=False)
    Service.objects.update(places=["site"])
    rows = get("service_at_locations", per_page=100).json()["contents"]
    assert "杨柳村站" not in {row["location"]["name"] for row in rows}
    assert "助浴" not in {row["service"]["name"] for row in rows}


@pytest.mark.parametrize(
    "where", ["services/x", "services/00000000-0000-8000-8000-000000000001", "organizations/-"]
)
def test_what_is_not_there_is_not_there(world, where):
    assert get(where).status_code == 404


def test_numbers_that_cannot_be_read_and_other_methods_are_refused(world):
    assert get("services", per_page="1000").status_code == 400
    assert get("services", page="-1").status_code == 400
    assert Client().post("/hsds/services").status_code == 405


def test_no_person_is_named(world):
    text = get("services", full="true", per_page=100).content.decode()
    text += get("service_at_locations", per_page=100).content.decode()
    assert not any(person in text for person in world.people)
