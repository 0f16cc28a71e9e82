"""What GOST and Kazakh usage add to CSL: our styles, the preparation of items, orders of a list, the reasons."""
