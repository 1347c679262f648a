package latentatlas.cli;

import latentatlas.archive.StoredModel;
import latentatlas.image.Binarisation;
import latentatlas.image.DataSet;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.files.DataSets;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which images a command is about. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ImagesOption {
    @Option(names = "--data", required = true, description = "As for train; pictures take the model's form.")
    private String data;

    @Option(names = "--split", description = "train or test. Default: test.")
    private Part part = Part.TEST;

    @Option(names = "--whole", description = "Squeeze whole pictures in, rather than cut out their middles.")
    private boolean whole;

    @Option(names = "--invert", description = "Swap light and dark of pictures.")
    private boolean invert;

    @Option(names = "--attribute", description = "Label pictures by an attribute of list_attr_celeba.txt beside them.")
    private String attribute = "";

    @Option(
            names = "--binarise",
            description = "Black and white images: threshold, or a whole number for a draw with the grey level as"
                    + " probability.")
    private @Nullable String binarise;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /** Parts of a data set. */
    enum Part {
        TRAIN,
        TEST
    }

    /** The images, which have the form the model was trained on. */
    ImageSet open(StoredModel stored) throws ProblemException {
        DataSet set = DataSets.open(data, new Form(stored.shape(), whole, invert, attribute), Loading.UNWATCHED);
        ImageSet images = part == Part.TRAIN ? set.train() : set.test();
        if (images == null) {
            throw new ProblemException(
                    "the data set \"" + data + "\" has no test images",
                    null,
                    "Add t10k-images-idx3-ubyte to its folder, or use --split train");
        }
        if (!images.shape().equals(stored.shape())) {
            throw new ProblemException(
                    "the images of \"" + data + "\" are " + images.shape() + " and the model's are " + stored.shape(),
                    null,
                    "Use images of the model's own size");
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
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--binarise is \"" + how + "\", neither threshold nor a whole number", e);
        }
    }
}
