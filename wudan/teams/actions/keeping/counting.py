"""What was seen is written where the matching reads it, and taken away from there.

The caller holds the team's row.
"""

from wudan.teams.models import TeamLicence, TeamPaper


def count(paper: TeamPaper) -> None:
    """From now on the team has it until that day."""
    if paper.is_insurance:
        paper.team.insured_until = paper.valid_until
        paper.team.save(update_fields=["insured_until"])
        return
    TeamLicence.objects.update_or_create(
        team=paper.team, code=paper.code, defaults={"valid_until": paper.valid_until}
    )


def discount(paper: TeamPaper) -> None:
    """From now on the team has none."""
    if paper.is_insurance:
        paper.team.insured_until = None
        paper.team.save(update_fields=["insured_until"])
        return
    TeamLicence.objects.filter(team=paper.team, code=paper.code).delete()
