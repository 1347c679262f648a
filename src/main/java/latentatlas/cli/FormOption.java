package latentatlas.cli;

import latentatlas.image.Form;
import latentatlas.image.ImageShape;
import latentatlas.message.Message;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How pictures of any size become images. */
final class FormOption {
    @Option(names = "--size", defaultValue = "28")
    private int size;

    @Option(names = "--rgb")
    private boolean rgb;

    @Option(names = "--whole")
    private boolean whole;

    @Option(names = "--invert")
    private boolean invert;

    @Option(names = "--attribute")
    private String attribute = "";

    Form form(CommandLine.Model.CommandSpec spec) {
        if (size < Form.SMALLEST || size > Form.LARGEST) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.between", "--size", size, Form.SMALLEST, Form.LARGEST));
        }
        return new Form(new ImageShape(size, size, rgb ? 3 : 1), whole, invert, attribute);
    }
}
