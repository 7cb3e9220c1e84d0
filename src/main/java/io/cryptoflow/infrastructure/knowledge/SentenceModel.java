package io.cryptoflow.infrastructure.knowledge;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * all-MiniLM-L6-v2 with weights of 8 bits: texts of a like meaning get vectors of a like direction. Blocks for milliseconds; for any
 * number of threads.
 */
final class SentenceModel implements AutoCloseable {
    /** What the vectors are made by; vectors of another one cannot be compared. */
    static final String NAME = "all-MiniLM-L6-v2-q 256";

    static final int DIMENSIONS = 384;

    private static final String MODEL = "all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";

    /** The model was trained on up to 256 pieces; what is beyond does not count. */
    private static final int MOST_PIECES = 256;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;

    private SentenceModel(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
    }

    /**
     * Opens the model; takes half a second and some 60 MB.
     *
     * @param folder where the model is unpacked to; a file takes less memory than bytes
     * @throws ModelUnavailable where it cannot run on this machine
     */
    static SentenceModel open(Path folder) throws ModelUnavailable {
        try {
            Path file = unpacked(folder);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                options.setCPUArenaAllocator(false);
                OrtSession session = environment.createSession(file.toString(), options);
                return new SentenceModel(
                        environment, session, WordPieces.of(url(TOKENIZER).openStream()));
            }
        } catch (IOException | OrtException | RuntimeException | LinkageError trouble) {
            throw new ModelUnavailable(trouble);
        }
    }

    private static Path unpacked(Path folder) throws IOException {
        Path file = folder.resolve(MODEL);
        URLConnection packed = url(MODEL).openConnection();
        packed.setUseCaches(false);
        try (InputStream model = packed.getInputStream()) {
            if (!Files.isRegularFile(file) || Files.size(file) != packed.getContentLengthLong()) {
                Files.createDirectories(folder);
                Path part = folder.resolve(MODEL + ".part");
                Files.copy(model, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return file;
    }

    private static URL url(String name) {
        return Objects.requireNonNull(SentenceModel.class.getClassLoader().getResource(name), name);
    }

    /** The vector of {@code text}, of length 1: the mean over its pieces. */
    float[] encode(String text) {
        long[] ids = pieces.encode(text, MOST_PIECES);
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        long[] shape = {1, ids.length};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor attention = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", attention, "token_type_ids", types))) {
            float[][][] states = (float[][][]) result.get(0).getValue();
            return normalizedMean(states[0]);
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model failed", e);
        }
    }

    private static float[] normalizedMean(float[][] states) {
        float[] sum = new float[DIMENSIONS];
        for (float[] state : states) {
            for (int i = 0; i < DIMENSIONS; i++) {
                sum[i] += state[i];
            }
        }
        double square = 0;
        for (float value : sum) {
            square += value * value;
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < DIMENSIONS; i++) {
            sum[i] /= length;
        }
        return sum;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model does not close", e);
        }
    }
}
