"""The BibTeX family: BibLaTeX and BibTeX read, BibLaTeX with our own fields and plain BibTeX written."""
