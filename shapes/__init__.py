"""SHACL shapes that say when a graph is wrong, thin, or misspelled."""
