"""CSL: styles, locales and the processor that renders references and citations."""
