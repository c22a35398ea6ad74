"""The command line and the HTTP service over a store."""
