package latentatlas.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A library the program comes with.
 *
 * @param licence an expression of SPDX identifiers, as its publisher states it
 */
record Part(String name, String version, String licence) {
    private static final String LIST = "parts.tsv";

    /** All of them, by name. */
    static List<Part> all() {
        try (InputStream list = Objects.requireNonNull(Part.class.getResourceAsStream(LIST))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Part::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Part of(String line) {
        String[] columns = line.split("\t", -1);
        return new Part(columns[0], columns[1], columns[2]);
    }
}
