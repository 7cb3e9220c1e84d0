package io.cryptoflow.entrypoints.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client that asks and never reads until it is told to; so that the network's queues fill. */
final class SilentSocket implements AutoCloseable {
    private final Socket socket = new Socket();

    /** Opens a WebSocket. */
    SilentSocket(int port, String path) throws IOException {
        connect(port);
        write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        readHead();
    }

    private SilentSocket() {}

    /** Asks for a document with a key and does not read the answer. */
    static SilentSocket get(int port, String path, String apiKey) throws IOException {
        SilentSocket silent = new SilentSocket();
        silent.connect(port);
        silent.write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + apiKey
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return silent;
    }

    /** Sends a text frame with a mask of zeros. */
    void send(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length & 0xff);
        }
        frame.write(new byte[4]);
        frame.write(payload);
        write(frame.toByteArray());
    }

    /** Whether the server has cut the connection, found out without reading. */
    boolean isCut() {
        try {
            send("[]");
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    /** Reads until the server has cut the connection; the payloads of all frames that came, as Latin-1 text. */
    String readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[65_536];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                all.write(chunk, 0, count);
            }
        } catch (SocketException reset) {
            return payloads(all.toByteArray());
        }
        return payloads(all.toByteArray());
    }

    /** A long message comes in several frames, so the heads between them have to go. */
    private static String payloads(byte[] frames) {
        ByteBuffer left = ByteBuffer.wrap(frames);
        StringBuilder text = new StringBuilder();
        while (left.remaining() > 10) {
            left.get();
            int length = left.get();
            long size = length == 126 ? left.getShort() & 0xffff : length == 127 ? left.getLong() : length;
            int present = (int) Math.min(size, left.remaining());
            text.append(new String(frames, left.position(), present, StandardCharsets.ISO_8859_1));
            left.position(left.position() + present);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void connect(int port) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private void readHead() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(head.toString());
        }
    }
}
