"""门牌打印: drawn at each request, so that a name that was taken back is on no new sheet."""

from django.http import HttpRequest, HttpResponse

from wudan.honors.models import Plate
from wudan.honors.papers import plate_sheet as drawn
from wudan.kit.refusals import Missing
from wudan.web.console.guard import for_roles
from wudan.web.households.loading import KEEPERS, load_honor


@for_roles(*KEEPERS)
def plate_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The live plate of a household as PDF. Raises Missing."""
    honor = load_honor(request, pk)
    plate = Plate.objects.live().filter(honor=honor).first()
    if plate is None:
        raise Missing
    plate.honor = honor
    answer = HttpResponse(drawn(plate), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="plate-{plate}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
