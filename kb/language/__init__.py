"""Folding, stems, transliteration and collation for Kazakh, Russian and English."""
