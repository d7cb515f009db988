"""The contract as a judge: of a client, of a server, and of both while they talk."""
