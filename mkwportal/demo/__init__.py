"""Content of the demo: invented corporations, people, documents and visits, plus builders for the files.

Pure data and functions without Django or database; whoever loads it feeds it through the services.
"""
