"""Traffic: exchanges as they are sent, observed and forwarded."""
