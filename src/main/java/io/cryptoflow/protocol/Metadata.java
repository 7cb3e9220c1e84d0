package io.cryptoflow.protocol;

/** Names of metadata that calls carry. */
public final class Metadata {
    /** An API key, as {@code Bearer KEY}: who calls for an account. */
    public static final String AUTHORIZATION = "authorization";

    /** The token that processes of one installation share: who calls for whoever they say. */
    public static final String SERVICE_TOKEN = "cryptoflow-service-token";

    private Metadata() {}
}
