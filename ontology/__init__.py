"""The newsgraph vocabulary: terms, ontology files and JSON-LD context."""
