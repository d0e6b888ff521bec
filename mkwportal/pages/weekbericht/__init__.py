"""The digest: once a week or a month one mail with what is new and what is asked (P2)."""
