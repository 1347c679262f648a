package latentatlas.cli;

import latentatlas.archive.StoredModel;
import latentatlas.image.Binarisation;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.Part;
import latentatlas.image.files.DataSets;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which images a command is about. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ImagesOption {
    @Option(names = "--data", required = true)
    private String data;

    @Option(names = "--split")
    private Part part = Part.TEST;

    @Option(names = "--whole")
    private boolean whole;

    @Option(names = "--invert")
    private boolean invert;

    @Option(names = "--attribute")
    private String attribute = "";

    @Option(names = "--binarise")
    private @Nullable String binarise;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /** The images, which have the form the model was trained on. */
    ImageSet open(StoredModel stored) throws ProblemException {
        Form form = new Form(stored.shape(), whole, invert, attribute);
        ImageSet images = DataSets.open(data, part, form, Loading.UNWATCHED);
        if (!images.shape().equals(stored.shape())) {
            throw new ProblemException(
                    Message.of("cli.otherSize", data, images.shape(), stored.shape()),
                    null,
                    Message.of("cli.useOwnSize"));
        }
        return binarised(images);
    }

    private ImageSet binarised(ImageSet images) {
        String how = binarise;
        if (how == null) {
            return images;
        }
        if (how.equalsIgnoreCase(Binarisation.THRESHOLD.name())) {
            return Binarisation.THRESHOLD.view(images, 0);
        }
        try {
            return Binarisation.DYNAMIC.view(images, Long.parseLong(how));
        } catch (NumberFormatException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), Message.text("cli.binarise", how), e);
        }
    }
}
