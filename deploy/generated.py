"""The compose file and the service units, made of the table of parts. None was run by us: there was no engine to."""

from pathlib import Path
from typing import Any

from deploy.front import proxy_settings
from deploy.parts import HERE, table

FOLDER = HERE / "generated"
NOT_RUN = "# Made of deploy/parts.toml by `python -m deploy write`. Never run by us: try it before you trust it.\n"
_READ_WRITE = "target_session_attrs=read-write"


def files() -> dict[str, str]:
    """Return the text of each file by its name."""
    rows = table()
    environment = _settings(rows, ".example.kz").items()
    servers = [f"server{number}:8000" for number in range(int(rows["server"]["count"]))]
    return {
        "compose.yaml": NOT_RUN + _compose(rows),
        "nginx.conf": NOT_RUN + proxy_settings(servers, "80", Path("/var/cache/nginx")),
        "derekkoz@.service": NOT_RUN + _UNIT,
        "derekkoz.env": NOT_RUN + "".join(f"{name}={value}\n" for name, value in environment),
    }


def write() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, "utf-8")


def _settings(rows: dict[str, Any], domain: str = "") -> dict[str, str]:
    databases = [f"database{number}{domain}" for number in range(int(rows["database"]["count"]))]
    nodes = [f"http://search{number}{domain}:9200" for number in range(int(rows["search"]["count"]))]
    hosts = "&".join(f"host={host}:5432" for host in databases)
    return {
        "KB_DATABASE_URL": f"postgresql+psycopg://kb@/kb?{hosts}&{_READ_WRITE}",
        "KB_DATABASE_READ_URL": ",".join(f"postgresql+psycopg://kb@{host}/kb" for host in databases),
        "KB_SEARCH_URL": ",".join(nodes),
        "KB_PROXIES": "10.0.0.0/8",
    }


def _compose(rows: dict[str, Any]) -> str:
    count = {part: int(row["count"]) for part, row in rows.items() if "count" in row}
    servers = "".join(_service(f"server{number}", _SERVER) for number in range(count["server"]))
    nodes = "".join(
        _service(f"search{number}", _NODE.format(number=number, **rows["search"], seeds=_seeds(count["search"])))
        for number in range(count["search"])
    )
    replicas = "".join(_service(f"database{number}", _REPLICA) for number in range(1, count["database"]))
    settings = "".join(f"    {name}: {value}\n" for name, value in _settings(rows).items())
    volumes = "".join(
        f"  {name}{number}:\n" for name in ("database", "search") for number in range(count[name])
    )  # fmt: skip
    services = f"{_service('database0', _PRIMARY)}{replicas}{nodes}{servers}{_service('proxy', _PROXY)}"
    return f"x-settings: &settings\n  environment:\n{settings}\nservices:\n{services}\nvolumes:\n{volumes}"


def _seeds(count: int) -> str:
    return ",".join(f"search{number}" for number in range(count))


def _service(name: str, text: str) -> str:
    lines = text.replace("{name}", name).strip("\n").splitlines()
    return f"  {name}:\n" + "".join(f"    {line}\n" for line in lines)


_PRIMARY = """
image: postgres:15
command: postgres -c hot_standby=on -c wal_keep_size=1GB
environment: {POSTGRES_USER: kb, POSTGRES_DB: kb, POSTGRES_HOST_AUTH_METHOD: trust}
volumes: ["{name}:/var/lib/postgresql/data"]
"""
_REPLICA = """
image: postgres:15
user: postgres
depends_on: [database0]
command: >
  bash -c "[ -f $$PGDATA/PG_VERSION ] ||
  pg_basebackup -d 'host=database0 user=kb' -D $$PGDATA -R -X stream; exec postgres"
volumes: ["{name}:/var/lib/postgresql/data"]
"""
_NODE = """
image: opensearchproject/opensearch:{version}
environment:
  cluster.name: derekkoz
  node.name: search{number}
  discovery.seed_hosts: {seeds}
  cluster.initial_cluster_manager_nodes: {seeds}
  DISABLE_SECURITY_PLUGIN: "true"
  OPENSEARCH_JAVA_OPTS: -Xms{memory} -Xmx{memory}
volumes: ["search{number}:/usr/share/opensearch/data"]
"""
_SERVER = """
<<: *settings
image: python:3.11-slim
command: >
  bash -c "pip install --quiet 'derekkoz[postgresql,opensearch]' && kb serve --host 0.0.0.0"
depends_on: [database0, search0]
restart: unless-stopped
"""
_PROXY = """
image: nginx:1.22
volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
ports: ["8080:80"]
"""
_UNIT = """\
# One server a port: systemctl enable --now derekkoz@8001 derekkoz@8002. Settings stand in /etc/derekkoz.env, which the
# user derekkoz may read (useradd --system derekkoz); systemctl reload derekkoz@8001 reads them again.
[Unit]
Description=Derekkoz on port %i
After=network-online.target
Wants=network-online.target

[Service]
User=derekkoz
StateDirectory=derekkoz-%i
Environment=KB_HOME=/var/lib/derekkoz-%i KB_SETTINGS=/etc/derekkoz.env
ExecStart=/opt/derekkoz/bin/kb serve --port %i
ExecReload=/bin/kill -HUP $MAINPID
Restart=always
RestartSec=2
TimeoutStopSec=30
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
NoNewPrivileges=yes

[Install]
WantedBy=multi-user.target
"""
