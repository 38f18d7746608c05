"""权限矩阵: every address and operation, tried by everybody from everywhere (G05, G06, G08)."""
