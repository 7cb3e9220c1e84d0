package io.cryptoflow.infrastructure.grpc;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.Optional;

/**
 * Files in PEM that prove who the other side is, and who we are.
 *
 * @param authority who signed the certificates of the other side
 * @param own our certificate and its key, where the other side asks for one
 */
public record ClientTls(String authority, Optional<Own> own) {
    /** A certificate and its key. */
    public record Own(String certificate, String key) {}

    void apply(HttpClientOptions http) {
        http.setSsl(true).setUseAlpn(true).setTrustOptions(new PemTrustOptions().addCertPath(authority));
        own.ifPresent(files -> http.setKeyCertOptions(
                new PemKeyCertOptions().setCertPath(files.certificate()).setKeyPath(files.key())));
    }
}
