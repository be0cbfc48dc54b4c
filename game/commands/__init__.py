"""The command line, a family of commands to a module.

Each module adds its commands to the parser and answers them. Rooms are
imported where they are used: a list of doctrines needs no numpy, a headless
game no pygame.
"""
