"""How stories become findable: analysis, embedding, the dense and the lexical index, the catalogue, snapshots.

This room knows nothing of the web.
"""
