package latentatlas.cli;

import latentatlas.image.Form;
import latentatlas.image.ImageShape;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How pictures of any size become images. */
final class FormOption {
    @Option(
            names = "--size",
            defaultValue = "28",
            description = "Pixels a side of images made from a folder of pictures, 8 to 64. Default: 28.")
    private int size;

    @Option(names = "--rgb", description = "Keep the pictures' colours.")
    private boolean rgb;

    @Option(names = "--whole", description = "Squeeze whole pictures in, rather than cut out their middles.")
    private boolean whole;

    @Option(names = "--invert", description = "Swap light and dark.")
    private boolean invert;

    @Option(names = "--attribute", description = "Label pictures by an attribute of list_attr_celeba.txt beside them.")
    private String attribute = "";

    Form form(CommandLine.Model.CommandSpec spec) {
        if (size < Form.SMALLEST || size > Form.LARGEST) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--size is " + size + ", not " + Form.SMALLEST + " to " + Form.LARGEST);
        }
        return new Form(new ImageShape(size, size, rgb ? 3 : 1), whole, invert, attribute);
    }
}
