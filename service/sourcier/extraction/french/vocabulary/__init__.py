"""What words mean to the rules: lexicons, verb forms, and the names found by them."""
