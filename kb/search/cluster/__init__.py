"""The search index on an OpenSearch cluster, for a library that one machine's index no longer serves.

Nothing outside this package knows OpenSearch, and it is imported only where KB_SEARCH_URL names a cluster.
"""
