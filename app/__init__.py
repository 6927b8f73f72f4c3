"""How it is asked: one `ask`, and its doors: HTTP API, search page, command line.

This room knows no SQL statements and nothing of FAISS.
"""
