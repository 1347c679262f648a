package latentatlas.cli;

import picocli.CommandLine.Help.Ansi;

/** Text in columns of a terminal, in which Chinese characters are two wide. */
final class Columns {
    private Columns() {}

    /** A text with spaces after it, up to so many columns; one at least. */
    static String padded(String text, int columns) {
        int taken = Ansi.OFF.new Text(text).getCJKAdjustedLength();
        return text + " ".repeat(Math.max(1, columns - taken));
    }
}
