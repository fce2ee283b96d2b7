"""A small OpenAI-compatible server for tests: `python endpoint_server.py MODE` prints its port, then serves."""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PLACES, HERO = ["workshop"], ["old robot"]
DEEDS = ["oiling a wheel", "polishing a lamp", "lifting a box", "painting a door", "greeting a bird"]
PORTRAIT = (
    "An old robot stands at a wooden bench, with a dented copper body and round glass eyes, in warm morning light."
)

MODE = sys.argv[1] if len(sys.argv) > 1 else "plain"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/v1/chat/completions" or MODE == "missing":
            return self.refuse(404)
        if self.headers.get("Authorization") != "Bearer right":
            return self.refuse(401)
        if MODE == "busy":
            return self.refuse(429)
        if MODE == "no-schema" and body.get("response_format"):
            return self.refuse(400)
        if MODE == "silent":
            time.sleep(30)
        if MODE == "html":
            return self.plain("<html>hello</html>")
        return self.stream(body)

    def refuse(self, status):
        payload = b'{"error": {"message": "refused"}}'
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def plain(self, text):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"data: {text}\n\n".encode())

    def stream(self, body):
        """Answer with what was asked, word by word, so that a test can see the whole request."""
        facts = {
            "model": body["model"],
            "seed": body.get("seed"),
            "temperature": body.get("temperature"),
            "format": (body.get("response_format") or {}).get("type"),
            "last": body["messages"][-1]["content"],
        }
        if MODE == "film":
            return self.words(film_reply(body["messages"]))
        text = ("<think>let me see</think>" if MODE == "thinking" else "") + json.dumps(facts)
        return self.words(text)

    def words(self, text):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for word in text.split(" "):
            self.event({"content": word + " "})
            if MODE == "slow":
                time.sleep(0.05)
        self.wfile.write(b"data: [DONE]\n\n")

    def event(self, delta):
        choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": None}
        data = {"id": "1", "created": 1, "model": "m", "system_fingerprint": "", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(data)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *args):
        pass


def film_reply(messages):
    """What a capable model would answer to each round of the script."""
    last = messages[-1]["content"]
    if last.startswith("Step 1"):
        return json.dumps({"foregrounds": HERO, "backgrounds": PLACES})
    if last.startswith("Step 2"):
        scenes = [
            {"prompt": f"The old robot is {deed} in the workshop.", "foregrounds": HERO, "background": PLACES[0]}
            | {"action": deed}
            for deed in DEEDS
        ]
        return "Here you are: " + json.dumps({"scenes": scenes})
    if messages[0]["content"].startswith("You are the camera operator"):
        directions = ("left", "up", "forward", "static", "right")
        return json.dumps({"cameras": [{"direction": direction, "speed": "slow"} for direction in directions]})
    return PORTRAIT


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
