package io.cryptoflow;

import java.math.BigDecimal;

/** How fast a tape is played, as a setting says it: {@code realtime}, {@code fastest} or a factor. */
final class TapeSpeed {
    private TapeSpeed() {}

    static TapeFileSettings.Speed read(String key, String text) {
        if (text.equals("realtime") || text.equals("fastest")) {
            return new TapeFileSettings.Speed(text.equals("fastest"), BigDecimal.ONE);
        }
        try {
            return new TapeFileSettings.Speed(false, TapeFileSettings.Speed.FACTORS.read(key, text));
        } catch (SettingsException notAFactor) {
            String factor = TapeFileSettings.Speed.FACTORS.expected();
            throw SettingsException.wrong(key, text, "realtime, fastest or " + factor);
        }
    }
}
