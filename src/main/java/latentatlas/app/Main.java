package latentatlas.app;

import latentatlas.cli.AtlasCommand;

/** Where the program starts: a command line with a command runs it, one without opens the window. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(AtlasCommand.run(arguments));
    }
}
