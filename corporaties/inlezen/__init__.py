"""Reading lists in (C5): which column is what, what a cell means, and the fate of each line.

Nothing here writes; corporaties.services.inlezen does, with what `keuring` says should be done.
"""
