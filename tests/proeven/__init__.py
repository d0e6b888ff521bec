"""Drills: the portal on several real processes, while parts of it are killed. Each runs by hand, from script/."""
