"""SQLAlchemy tables and the conversion of rows to values and back."""
