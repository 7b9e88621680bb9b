"""What stands behind the gateway, as it really runs, spoken to by somebody who is not the gateway."""

from __future__ import annotations

import socket

import requests

from tests.stack import Stack

# Paths of Rasa's own API and channels, and ours.
RASA = (
    "/webhooks/gateway/turns",
    "/webhooks/rest/webhook",
    "/model/parse",
    "/conversations/x/tracker",
    "/domain",
    "/model",
)


def test_nobody_from_outside_reaches_rasa_or_the_actions(stack: Stack) -> None:
    for port in (stack.ports.rasa, stack.ports.actions):
        with socket.create_connection(("127.0.0.1", port), 5):
            pass
        # All of 127 is this machine; whoever listened everywhere would answer here too.
        refused = socket.socket()
        assert refused.connect_ex(("127.0.0.2", port)) != 0
        refused.close()


def test_nobody_without_the_token_gets_anything_out_of_rasa_or_the_actions(stack: Stack) -> None:
    for token in ("", "Bearer guessed"):
        for path in RASA:
            for method in ("GET", "POST", "PUT"):
                url = f"http://127.0.0.1:{stack.ports.rasa}{path}"
                response = requests.request(method, url, json={}, headers={"Authorization": token}, timeout=10)
                assert response.status_code in (401, 404, 405), (method, path)
        url = f"http://127.0.0.1:{stack.ports.actions}/webhook"
        assert requests.post(url, json={}, headers={"Authorization": token}, timeout=10).status_code == 401
