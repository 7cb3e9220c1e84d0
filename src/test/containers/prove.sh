#!/usr/bin/env bash
# Proves docker-compose.yml with real containers where no registry of images answers: podman serves Docker's API, stand-ins for the
# pinned images are built from Debian's packages, our image from its Dockerfile. Then everything is brought up, orders go through
# the published port while the market-data container is killed and comes back, and all is taken down.
# Needs root on Debian 12, its mirror, and target/cryptoflow.jar (mvn -q -DskipTests package).
# Grafana is left out: no package of Debian has it. What is built stays in target/containers and makes the next run shorter.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

readonly work=$PWD/target/containers
readonly storage=(--root "$work/storage" --runroot "$work/run")
readonly services=(postgres redis rabbitmq market-data orders agent gateway prometheus)
export PUBLISH_ADDRESS=127.88.0.1 MARKET_SOURCE=simulated
export CONTAINERS_CONF=$work/containers.conf DOCKER_HOST=unix://$work/podman.sock COMPOSE_PROJECT_NAME=cryptoflow-proof
api=http://$PUBLISH_ADDRESS:8080/api/v1
server=
nurse=
key=

main() {
    install_missing
    prepare
    trap take_down EXIT
    step "stand-ins" build_stand_ins
    step "our image" build_image
    step "everything is up and well" bring_up
    key=$(compose exec -T orders cat /var/lib/cryptoflow/data/api-key | tr -d '\r\n')
    step "containers are shut" containers_are_shut
    step "an order fills" an_order_fills
    step "orders go on without market data" orders_go_on
    step "market data comes back" market_data_comes_back
    step "Prometheus reads every role" prometheus_reads
    step "everything ends within its time" everything_ends
}

step() {
    local started=$SECONDS what=$1
    shift
    "$@"
    printf '%4d s  %s\n' $((SECONDS - started)) "$what"
}

install_missing() {
    local packages=(podman runc netavark aardvark-dns uidmap iptables docker-compose debootstrap curl) missing=()
    for package in "${packages[@]}"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    if ((${#missing[@]} > 0)); then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    fi
    [[ -f target/cryptoflow.jar ]] || { echo "no target/cryptoflow.jar: mvn -q -DskipTests package" >&2 && exit 1; }
}

prepare() {
    mkdir -p "$work"
    # crun and higher limits are refused inside of some virtual machines.
    printf '[containers]\ndefault_ulimits = ["nofile=1024:1024","nproc=1024:1024"]\n[engine]\nruntime = "runc"\n[network]\nnetwork_backend = "netavark"\n' \
        >"$CONTAINERS_CONF"
    rm -f "$work/env" "$work/podman.sock"
    : >"$work/answer"
    src/main/docker/make-env "$work/env"
    command podman "${storage[@]}" system service --time=0 "$DOCKER_HOST" >"$work/podman.log" 2>&1 &
    server=$!
    look_after_health &
    nurse=$!
}

# What systemd's timers do where there is systemd: every health check, again and again.
look_after_health() {
    while sleep 2; do
        for container in $(podman ps --quiet 2>/dev/null); do
            podman healthcheck run "$container" >/dev/null 2>&1 || true
        done
    done
}

podman() { command podman "${storage[@]}" "$@"; }
compose() { docker-compose --env-file "$work/env" "$@" 2>>"$work/compose.log"; }

take_down() {
    local status=$?
    if ((status != 0)); then
        tail -n 20 "$work/compose.log"
        compose ps || true
        compose logs --tail 30 || true
    fi
    compose down --volumes --timeout 30 || true
    kill "$nurse" "$server" || true
    exit "$status"
}

build_stand_ins() {
    if ! podman image exists localhost/debian:stand-in; then
        local mirror
        mirror=$(apt-get install --reinstall --print-uris -y hostname | sed -n "s|^'\(.*\)/pool/.*|\1|p")
        rm -rf "$work/debian"
        debootstrap --variant=minbase bookworm "$work/debian" "$mirror" >"$work/debootstrap.log"
        tar -C "$work/debian" -c . | podman import - localhost/debian:stand-in >/dev/null
        rm -rf "$work/debian"
    fi
    podman tag localhost/debian:stand-in "docker.io/library/$(pinned debian src/main/docker/Dockerfile)"
    stand_in jdk "library/$(pinned eclipse-temurin src/main/docker/Dockerfile)"
    stand_in postgres "library/$(pinned postgres docker-compose.yml)"
    stand_in redis "library/$(pinned redis docker-compose.yml)"
    stand_in rabbitmq "library/$(pinned rabbitmq docker-compose.yml)"
    stand_in prometheus "$(pinned prom/prometheus docker-compose.yml)"
}

# By podman itself, because docker-compose 1.29 knows no list of ignored files beside the Dockerfile.
build_image() {
    podman build --quiet --ignorefile src/main/docker/Dockerfile.dockerignore --file src/main/docker/Dockerfile \
        --tag "docker.io/library/$(grep -oE 'cryptoflow:[0-9.]+' docker-compose.yml | head -n 1)" . >/dev/null
}

pinned() { grep -oE "(FROM|image:) $1:[^ ]+" "$2" | cut -d' ' -f2; }

stand_in() {
    podman build --quiet --network host --target "$1" --tag "docker.io/$2" \
        --file src/test/containers/stand-ins.Dockerfile src/test/containers >/dev/null
}

bring_up() {
    compose up -d --no-build "${services[@]}"
    await 120 wants_a_key
}

wants_a_key() { [[ $(curl -s -o "$work/answer" -w '%{http_code}' "$api/balances") == 401 ]]; }

containers_are_shut() {
    [[ $(compose exec -T gateway id -u | tr -d '\r') == 10001 ]]
    if compose exec -T gateway touch /opt/cryptoflow/more; then
        return 1
    fi
    [[ $(compose ps | grep -c -- '->') == 1 ]]
}

# Places an order; prints the status of the answer.
place() {
    curl -s -o "$work/answer" -w '%{http_code}' "$api/orders" -H "Authorization: Bearer $key" -H 'Content-Type: application/json' \
        -d "{\"clientOrderId\":\"proof-$(date +%s%N)\",\"symbol\":\"BTC-USDT\",\"side\":\"BUY\",\"quantity\":\"0.001\",$1}"
}
market='"type":"MARKET"'
limit='"type":"LIMIT","limitPrice":"20000"'

# Waits until a command succeeds, at most so many seconds.
await() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < end)) || { echo "in vain: $*; the last answer: $(cat "$work/answer")" >&2 && return 1; }
        sleep 0.5
    done
}

an_order_fills() {
    is_placed "$market"
    await 20 has_fill
}

is_placed() { local status && status=$(place "$1") && [[ $status == 201 ]]; }
has_fill() { curl -s "$api/fills" -H "Authorization: Bearer $key" | grep -q '"BTC-USDT"'; }
is_stale() { is_placed "$limit" && [[ $(place "$market") == 422 ]] && grep -q STALE_MARKET_DATA "$work/answer"; }

orders_go_on() {
    # Without a price band limit orders need no fresh price.
    curl -sf -o "$work/answer" -X PUT "$api/admin/accounts/paper/limits" -H "Authorization: Bearer $key" \
        -H 'Content-Type: application/json' -d '{"maximumOpenOrders": 1000}'
    compose kill market-data
    await 60 is_stale
    for _ in 1 2 3 4 5; do
        is_placed "$limit"
    done
}

market_data_comes_back() {
    compose start market-data
    await 90 is_placed "$market"
}

prometheus_reads() { await 60 all_up; }
all_up() {
    local up roles
    roles=$(grep -c '<<: \*product' docker-compose.yml)
    up=$(compose exec -T prometheus wget -q -O - 'http://127.0.0.1:9090/api/v1/query?query=sum(up)' | tee "$work/answer")
    [[ $up == *"\"$roles\"]"* ]]
}

everything_ends() {
    local started=$SECONDS
    compose stop gateway agent orders market-data
    ((SECONDS - started < 60))
    for role in gateway agent orders market-data; do
        compose ps "$role" | grep -q 'Exit 143'
    done
}

main
