"""From articles to a stored graph: reading, extraction, RDF, validation, store."""
