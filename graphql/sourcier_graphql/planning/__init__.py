"""A read is planned: from the validated document to one SQL statement that builds the answer."""
