"""The search index: query grammar, analysis and the tantivy documents behind it."""
