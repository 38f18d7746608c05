"""Why a form may insist on a file, or on more fields than others: each exception with its reason.

A new form that asks more is refused by a house test until its reason stands here.
"""

from collections.abc import Mapping

MOST_DEMANDED = 10
"""So many fields may a form insist on without giving a reason."""

FILES_DEMANDED: Mapping[str, str] = {
    "console.hours.backfills.BackfillForm": "事后补记时长要有当时的签到表，这是国家的时长规定；平时记时长不用传。",
    "console.national.ImportForm": "把别处导出的表整份读进来，代替一条一条打字。",
    "console.reach.points.PointsForm": "把村的位置表整份读进来，代替一条一条打字。",
    "console.resources.forms.ImportForm": "把资源表整份读进来，代替一条一条打字。",
    "console.volunteering.forms.UploadForm": "把志愿者名单整份读进来，代替一条一条打字。",
    "console.standing.version_forms.PaperForm": "给标准附上正式文件才用这一张表；不附，标准也照样定、照样查。",
    "content.attaching.PictureForm": "给稿子加照片才用这一张表；稿子不放照片也能公开。",
    "households.one.PictureForm": "这一张表就是用来放照片的；放不放由这一户自己定，不放不影响评。",
}

LONG_FORMS: Mapping[str, str] = {
    "console.projects.forms.AdjustForm": "栏里都是现在的样子，只改要改的一栏；实际只问七栏小事。",
    "console.projects.forms.ChangeForm": "栏里都是清单上现在的样子，只改要改的一栏，再写一句为什么。",
    "console.projects.forms.DraftForm": "一个新项目只写一次，准入关要看这些；写到一半可以存着。",
}
