"""What we know: the stories, their vocabularies, and the laws that they keep.

This room knows nothing of SQL, the web or embedding models.
"""
