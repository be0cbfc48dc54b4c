"""Doctrines: who decides when no player does, and the ministry that drafts for one who does.

A doctrine is data (`assets/doctrines/*.toml`): a temper laid on the one
decision procedure of `perception`. It sees its seat's View and nothing else,
weighs options, writes a Sheet, and keeps every Decision with the numbers
weighed, so that any state can be asked "why?". It never changes physics and
never reads another seat's secrets (rules.md §7).
"""
