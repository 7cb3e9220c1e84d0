package io.cryptoflow.protocol;

import com.google.protobuf.Message;
import cryptoflow.v1.RelayGrpcClient;
import cryptoflow.v1.RelayGrpcService;
import io.cryptoflow.application.messaging.Address;
import io.cryptoflow.application.messaging.Addresses;
import io.vertx.grpc.common.ServiceMethod;
import java.util.Set;

/** The calls that processes of one installation ask each other over one stream, because they are short and there is one at every order. */
public final class Relayed {
    /** The stream, seen by who asks. */
    public static final ServiceMethod<Message, Message> ASKED = Call.untyped(RelayGrpcClient.Exchange);

    /** The stream, seen by who answers. */
    public static final ServiceMethod<Message, Message> SERVED = Call.untyped(RelayGrpcService.Exchange);

    private static final Set<Address<?, ?>> ADDRESSES =
            Set.of(Addresses.AUTHENTICATE, Addresses.PLACE_ORDER, Addresses.CANCEL_ORDER, Addresses.AMEND_ORDER);

    private Relayed() {}

    /** Whether a call goes over the stream. */
    public static boolean contains(Call<?, ?> call) {
        return ADDRESSES.contains(call.address());
    }
}
