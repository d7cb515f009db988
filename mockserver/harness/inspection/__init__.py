"""One exchange held against the contract: rules and findings."""
