package latentatlas.image.files;

import java.nio.file.Path;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.Part;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a data set that a source has.
 *
 * @param train null for none, and {@code test} too
 */
record Parts(
        String name, @Nullable ImageSet train, @Nullable ImageSet test) {
    /** Checks that the parts go together. */
    static Parts of(String name, @Nullable ImageSet train, @Nullable ImageSet test, Path source)
            throws ProblemException {
        if (train != null && test != null && !test.shape().equals(train.shape())) {
            throw new ProblemException(
                    Message.of("image.partsDiffer", test.shape(), train.shape()),
                    source,
                    Message.of("image.sameSizeBeside"));
        }
        return new Parts(name, train, test);
    }

    static Parts of(DataSet set) {
        return new Parts(set.name(), set.train(), set.test());
    }

    /** The whole of it, to train on. */
    DataSet whole(String source) throws ProblemException {
        return new DataSet(name, part(Part.TRAIN, source), test);
    }

    /** One part of it. */
    ImageSet part(Part part, String source) throws ProblemException {
        ImageSet images = part == Part.TRAIN ? train : test;
        if (images == null) {
            throw new ProblemException(
                    Message.of(part == Part.TRAIN ? "image.testAlone" : "image.noTest", source),
                    null,
                    Message.of(part == Part.TRAIN ? "image.addTraining" : "image.addTest"));
        }
        return images;
    }
}
