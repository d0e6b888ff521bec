"""The benchmark: `script/bench [group …]` prints ratios against floors of the same run."""
