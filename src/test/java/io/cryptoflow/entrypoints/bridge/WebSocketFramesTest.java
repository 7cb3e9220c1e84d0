package io.cryptoflow.entrypoints.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketFramesTest {
    private static final WebSocketDecoderConfig CLIENT = WebSocketDecoderConfig.newBuilder()
            .expectMaskedFrames(false)
            .maxFramePayloadLength(65_536)
            .build();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535})
    void writesOneFrameThatAClientReads(int length) {
        String text = "x".repeat(length);

        WebSocketFrame frame = decoder(text).readInbound();

        assertThat(frame).isInstanceOf(TextWebSocketFrame.class);
        assertThat(frame.isFinalFragment()).isTrue();
        assertThat(frame.content().toString(StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void splitsWhatIsTooLongForAClient() {
        EmbeddedChannel decoder = decoder("é".repeat(40_000));

        WebSocketFrame first = decoder.readInbound();
        WebSocketFrame second = decoder.readInbound();

        assertThat(first.isFinalFragment()).isFalse();
        assertThat(second).isInstanceOf(ContinuationWebSocketFrame.class);
        assertThat(second.isFinalFragment()).isTrue();
        assertThat(first.content().readableBytes() + second.content().readableBytes())
                .isEqualTo(80_000);
    }

    private static EmbeddedChannel decoder(String text) {
        EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameDecoder(CLIENT));
        channel.writeInbound(Unpooled.wrappedBuffer(WebSocketFrames.text(text.getBytes(StandardCharsets.UTF_8))));
        return channel;
    }
}
