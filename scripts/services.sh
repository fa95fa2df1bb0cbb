# Starts a PostgreSQL and a Redis of our own on free loopback ports and exports DATABASE_URL and REDIS_URL.
# Meant to be sourced with a scratch folder as its argument, where it leaves a script `stop`.
services_dir=$1
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/postgres | sort -V | tail -1)")
pg_port=$(free_port)
redis_port=$(free_port)
as_postgres=()
# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then as_postgres=(runuser -u postgres --); fi
mkdir -p "$services_dir/pg"
if [ "$(id -u)" = 0 ]; then chmod 711 "$services_dir"; chown postgres "$services_dir/pg"; fi
"${as_postgres[@]}" "$bin/initdb" -D "$services_dir/pg" -U coachsite --auth=trust -E UTF8 --no-locale >/dev/null
"${as_postgres[@]}" "$bin/pg_ctl" -D "$services_dir/pg" -w -s -l "$services_dir/pg/server.log" \
  -o "-p $pg_port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200" start
redis-server --bind 127.0.0.1 --port "$redis_port" --save '' --appendonly no --daemonize yes \
  --pidfile "$services_dir/redis.pid" --dir "$services_dir" >/dev/null
cat > "$services_dir/stop" <<STOP
kill "\$(head -1 "$services_dir/pg/postmaster.pid")" 2>/dev/null
kill "\$(cat "$services_dir/redis.pid")" 2>/dev/null
for wait in 1 2 3 4 5; do [ -e "$services_dir/pg/postmaster.pid" ] || break; sleep 1; done
STOP
export DATABASE_URL="postgres://coachsite@127.0.0.1:$pg_port/postgres" REDIS_URL="redis://127.0.0.1:$redis_port/0"
