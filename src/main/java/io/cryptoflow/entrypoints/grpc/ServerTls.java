package io.cryptoflow.entrypoints.grpc;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.Optional;

/**
 * Files in PEM that prove who we are.
 *
 * @param authority who signed the certificates that callers must show; absent where none is asked for
 */
public record ServerTls(String certificate, String key, Optional<String> authority) {
    void apply(HttpServerOptions http) {
        http.setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(
                        new PemKeyCertOptions().setCertPath(certificate).setKeyPath(key));
        authority.ifPresent(file ->
                http.setTrustOptions(new PemTrustOptions().addCertPath(file)).setClientAuth(ClientAuth.REQUIRED));
    }
}
