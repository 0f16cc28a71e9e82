"""The chronology: its rules, its questions, its outputs and its picture."""
