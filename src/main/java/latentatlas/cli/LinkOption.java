package latentatlas.cli;

import java.nio.file.Path;
import latentatlas.archive.Share;
import latentatlas.archive.ShareLink;
import latentatlas.image.DataSet;
import latentatlas.image.Loading;
import latentatlas.image.files.DataSets;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What somebody shared, to start from. */
final class LinkOption {
    @Option(names = "--from", paramLabel = "LINK")
    private @Nullable String from;

    private @Nullable Share share;

    /** What the link says; null without one. */
    @Nullable
    Share share() throws ProblemException {
        if (from != null && share == null) {
            share = ShareLink.like(from) ? ShareLink.read(from) : ShareLink.read(Path.of(from));
        }
        return share;
    }

    /** The images of a link, or those that were named in their place. */
    static DataSet open(Share share, @Nullable String named) throws ProblemException {
        String source = named != null ? named : share.data().source().orElse(null);
        if (source == null) {
            throw new ProblemException(
                    Message.of("share.ownImages", share.data().name()), null, Message.of("share.nameThem"));
        }
        return DataSets.open(source, share.data().form(), Loading.UNWATCHED);
    }
}
