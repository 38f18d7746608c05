"""Which unit a project belongs to: given to another by the center's office, taken over by a unit above."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.refusals import Missing, Objection
from wudan.people.actors import Actor
from wudan.projects.actions import life
from wudan.projects.models import Project
from wudan.projects.permissions import gate as at_gate
from wudan.projects.permissions import life as after
from wudan.web.console.acts.form import note_field
from wudan.web.console.projects.forms import PICK
from wudan.web.console.projects.project_act import NOTHING, ProjectAct
from wudan.web.tree import choices_of, in_order


class HandingOverForm(ProjectAct):
    """转给别的单位."""

    noun, label, done = "handing-over", _("转给别的单位"), _("转过去了，两边都收到通知。")
    explain = _("以后改它、提变更、申诉，由那个单位来办；清单上的内容不变。")
    to = forms.TypedChoiceField(label=_("转给谁"), coerce=int, error_messages=PICK)
    why = note_field(_("为什么"), required=True)
    ask = staticmethod(lambda by, project, at: after.giving_objection(by, project))

    def prepare(self, project: Project, at: datetime) -> None:
        """Units that may have it: sites town by town, then departments; the one above is chosen to begin with."""
        rows = Unit.objects.filter(county=project.county, ends_on=None, kind__in=after.HANDED_TO)
        known = list(rows.exclude(pk=project.unit_id).select_related("parent"))
        sites = [one for one in known if one.kind != UnitKind.DEPARTMENT]
        others = [(one.pk, one.short_name) for one in in_order(known) if one not in sites]
        listed = choices_of(sites, now_("请选一个单位"))
        self.fields["to"].choices = [*listed, (now_("部门"), others)]  # type: ignore[attr-defined]
        self.fields["to"].initial = project.unit.parent_id

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Hand it over."""
        said = self.cleaned_data
        to = _unit(said["to"])
        return life.hand_over(project=project, to=to, why=said["why"], by=by, at=at)


class TakingOverForm(ProjectAct):
    """接过来."""

    noun, label, done = "taking-over", _("接过来，由本单位负责"), _("接过来了，以后由本单位来办。")
    explain = _("以后改它、提变更、申诉，由本单位来办；清单上的内容不变。")
    why = note_field(_("为什么"), required=True)

    @staticmethod
    def ask(by: Actor, project: Project, at: datetime) -> Objection | None:
        """Why the actor's own unit does not take it over; who may give it to any unit has that instead."""
        own = Unit.objects.filter(pk=by.unit_id or 0).first()
        if own is None or at_gate.gate_objection(by, project) is None:
            return NOTHING
        return after.handing_over_objection(by, project, own)

    def act(self, project: Project, *, by: Actor, at: datetime) -> object:
        """Take it over."""
        to = _unit(by.unit_id)
        return life.hand_over(project=project, to=to, why=self.cleaned_data["why"], by=by, at=at)


def _unit(pk: int | None) -> Unit:
    found = Unit.objects.filter(pk=pk or 0).first()
    if found is None:
        raise Missing
    return found
