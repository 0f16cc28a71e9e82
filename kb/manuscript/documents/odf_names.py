"""Names of OpenDocument."""

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE = (f"{{{_ODF}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style"))
FO = f"{{{_ODF}xsl-fo-compatible:1.0}}"
CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
