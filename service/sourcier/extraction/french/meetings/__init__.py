"""What meetings a text tells of: where they begin, what is said of them, which are one."""
