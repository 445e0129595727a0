"""One file a flow: parse the update, call one function of the service, send what came of it."""
