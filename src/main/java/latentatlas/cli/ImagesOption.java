package latentatlas.cli;

import latentatlas.archive.StoredModel;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.Part;
import latentatlas.image.files.DataSets;
import latentatlas.problem.ProblemException;
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

    /** The images, which have the form the model was trained on. */
    ImageSet open(StoredModel stored) throws ProblemException {
        Form form = new Form(stored.shape(), whole, invert, attribute);
        ImageSet images = DataSets.open(data, part, form, Loading.UNWATCHED);
        if (!images.shape().equals(stored.shape())) {
            throw new ProblemException(
                    "the images of \"" + data + "\" are " + images.shape() + " and the model's are " + stored.shape(),
                    null,
                    "Use images of the model's own size");
        }
        return images;
    }
}
