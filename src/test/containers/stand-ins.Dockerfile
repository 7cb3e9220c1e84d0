# Stand-ins for the images that docker-compose.yml and the Dockerfile pin, made of Debian's packages, for machines that reach no
# registry of images. They obey the variables and the user that the real ones document, as far as docker-compose.yml uses them.
FROM localhost/debian:stand-in AS debian
RUN echo 'APT::Install-Recommends "0";' >/etc/apt/apt.conf.d/90small && apt-get update

FROM debian AS jdk
RUN apt-get install -y openjdk-17-jdk-headless binutils

FROM debian AS postgres
RUN groupadd --gid 999 postgres && useradd --uid 999 --gid 999 --home-dir /var/lib/postgresql postgres \
    && apt-get install -y postgresql && rm -rf /var/lib/postgresql/* \
    && install -d -o 999 -g 999 -m 700 /var/lib/postgresql/data \
    && ln -s /usr/lib/postgresql/*/bin/* /usr/local/bin/
COPY postgres-entrypoint /usr/local/bin/entrypoint
ENV PGDATA=/var/lib/postgresql/data
ENTRYPOINT ["entrypoint"]
CMD ["postgres"]

FROM debian AS redis
RUN groupadd --gid 999 redis && useradd --uid 999 --gid 999 redis && apt-get install -y redis-server \
    && install -d -o 999 -g 999 /data
WORKDIR /data
CMD ["redis-server"]

FROM debian AS rabbitmq
RUN groupadd --gid 999 rabbitmq && useradd --uid 999 --gid 999 --home-dir /var/lib/rabbitmq rabbitmq \
    && apt-get install -y rabbitmq-server && rm -rf /var/lib/rabbitmq/* /var/lib/rabbitmq/.erlang.cookie \
    && install -d -o 999 -g 999 -m 700 /var/lib/rabbitmq
ENV PATH=/usr/lib/rabbitmq/bin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/var/lib/rabbitmq RABBITMQ_LOGS=- RABBITMQ_PID_FILE=/tmp/rabbitmq.pid \
    RABBITMQ_MNESIA_BASE=/var/lib/rabbitmq/mnesia RABBITMQ_ENABLED_PLUGINS_FILE=/var/lib/rabbitmq/plugins
COPY rabbitmq-entrypoint /usr/local/bin/entrypoint
ENTRYPOINT ["entrypoint"]
CMD ["rabbitmq-server"]

FROM debian AS prometheus
RUN apt-get install -y prometheus wget && install -d -o 65534 -g 65534 /prometheus
WORKDIR /prometheus
ENTRYPOINT ["prometheus"]
