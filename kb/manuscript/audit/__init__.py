"""What is wrong with the citations and the reference list of a manuscript: one module a family of kinds."""
