"""Values and rules of the field: pure, frozen, no input or output."""
