"""Reading marks off a photographed sheet: find it, lay it flat, look into each box (ADR 69).

No database and no words about orders here: a face (`faces`) says where boxes are, in millimetres
of an A4 sheet; an answer says of each what was seen and how sure that is. What is doubtful stays
doubtful: a person decides, this never guesses. Needs the extra `paper` (OpenCV, PDFium).
"""
