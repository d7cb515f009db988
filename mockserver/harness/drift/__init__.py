"""Where descriptions of the API disagree: the contract, an official OpenAPI file, the types of an SDK."""
