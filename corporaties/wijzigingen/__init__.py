"""What a change of a corporation does to the rows that point at it, with the way back (C6).

`verwijzingen` says per foreign key to Organisatie what happens in a fusion, `journaal` changes rows and keeps what they
were, `gevolgen` counts. The services decide who may, and call these.
"""
