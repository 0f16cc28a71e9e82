"""A CSL 1.0.2 processor: styles, locales, references and citations; of `kb` it needs nothing but `language`."""
