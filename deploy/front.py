"""The servers of the library and the proxy before them."""

import sys
from collections.abc import Mapping
from pathlib import Path

from deploy.parts import HERE, Part, answers, table

_READY = 90  # seconds until a server answers, on a busy machine


def proxy_settings(servers: list[str], listen: str, folder: Path) -> str:
    """Return the settings of nginx: a server that fails is left alone for two seconds, and a read asked of another."""
    rows = "\n".join(f"    server {server} max_fails=1 fail_timeout=2s;" for server in servers)
    return f"""\
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-errors.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_max_body_size 64m;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/passing;
  fastcgi_temp_path {folder}/unused;
  uwsgi_temp_path {folder}/unused;
  scgi_temp_path {folder}/unused;
  upstream derekkoz {{
{rows}
    keepalive 16;
  }}
  server {{
    listen {listen};
    location / {{
      proxy_pass http://derekkoz;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_connect_timeout 1s;
      proxy_read_timeout 60s;
      proxy_next_upstream error timeout http_502;
      proxy_next_upstream_tries 3;
    }}
  }}
}}
"""


class Front:
    """Servers with a home each, and one proxy."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        rows = table()
        first, count = int(rows["server"]["port"]), int(rows["server"]["count"])
        self.ports = [first + number for number in range(count)]
        self.port = int(rows["proxy"]["port"])
        folder.mkdir(parents=True, exist_ok=True)
        self.servers = [self._server(folder, number, settings) for number in range(count)]
        addresses = [f"127.0.0.1:{port}" for port in self.ports]
        configuration = folder / "nginx.conf"
        configuration.write_text(proxy_settings(addresses, f"127.0.0.1:{self.port}", folder), "utf-8")
        self.proxy = Part(
            "proxy", ["nginx", "-p", str(folder), "-c", str(configuration), "-g", "daemon off;"], folder / "proxy.log"
        )

    @property
    def url(self) -> str:
        """The address of the proxy."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the servers one after the other, then the proxy."""
        for number in range(len(self.servers)):
            self.start_one(number)
        self.start_proxy()

    def start_one(self, number: int) -> None:
        """Start a server and wait until it can answer."""
        part = self.servers[number]
        part.start()
        part.wait_until(lambda: answers(f"http://127.0.0.1:{self.ports[number]}/readyz"), _READY)

    def start_proxy(self) -> None:
        """Start the proxy and wait until it answers."""
        self.proxy.start()
        self.proxy.wait_until(lambda: answers(f"{self.url}/healthz"), 20)

    def stop(self) -> None:
        """Stop the proxy, then the servers."""
        for part in (self.proxy, *self.servers):
            part.stop()

    def _server(self, folder: Path, number: int, settings: Mapping[str, str]) -> Part:
        program = "import sys; from kb.cli import main; sys.exit(main())"
        command = [sys.executable, "-c", program, "serve", "--port", str(self.ports[number])]
        environment = {
            **settings, "KB_HOME": str(folder / f"server{number}"), "PYTHONPATH": str(HERE.parent),
            "KB_PROXIES": "127.0.0.1",
        }  # fmt: skip
        return Part(f"server {number}", command, folder / f"server{number}.log", environment=environment)
