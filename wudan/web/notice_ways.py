"""怎样告诉: the one form for it, on one's own page and where a keeper writes down what somebody says."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.notices.actions.prefer import LONGEST_MAIL
from wudan.notices.enums import NoticeWay
from wudan.web.submitting import PostForm


class WaysForm(PostForm):
    """One choice, an address, and the topics that are off."""

    way = forms.ChoiceField(
        label=_("怎样告诉我"), choices=NoticeWay.choices, widget=forms.RadioSelect
    )
    mail = forms.CharField(
        label=_("邮箱"), required=False, max_length=LONGEST_MAIL,
        help_text=_("选了“发邮件”才要写。"),
    )  # fmt: skip
    topics_off = forms.MultipleChoiceField(
        label=_("这几类不用告诉我"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("不勾就都告诉您。改期、取消、答复投诉这样的事，还是会告诉您。"),
    )  # fmt: skip

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **given)
        field = self.fields["topics_off"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = list(settings.PACK.notices.topics.items())


class ToldWaysForm(WaysForm):
    """As somebody says it at the counter; an address that is not written stays as it is."""

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **given)
        way, mail, off = (self.fields[name] for name in ("way", "mail", "topics_off"))
        way.label, off.label = _("怎样告诉"), _("这几类不用告诉")
        mail.help_text = _("选了“发邮件”才要写；登记过的不用再写。")
        off.help_text = _("不勾就都告诉。改期、取消、答复投诉这样的事，还是会告诉。")
