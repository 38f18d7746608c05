"""The yearly archive is an export, too (R121; ADR 62)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0002_national_bundle"),
    ]

    operations = [
        migrations.AlterField(
            model_name="export",
            name="form",
            field=models.CharField(
                choices=[
                    ("xlsx", "Excel 表格"),
                    ("csv", "CSV 文本"),
                    ("zip", "交换包、档案（ZIP）"),
                ],
                max_length=4,
                verbose_name="格式",
            ),
        ),
        migrations.AlterField(
            model_name="export",
            name="kind",
            field=models.CharField(
                choices=[
                    ("orders", "服务单明细"),
                    ("roster", "群众名册"),
                    ("national", "全国系统交换包"),
                    ("archive", "年度档案"),
                ],
                max_length=8,
                verbose_name="内容",
            ),
        ),
    ]
