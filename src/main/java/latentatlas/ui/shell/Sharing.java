package latentatlas.ui.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Stage;
import latentatlas.archive.DataChecksum;
import latentatlas.archive.Json;
import latentatlas.archive.Share;
import latentatlas.archive.ShareLink;
import latentatlas.archive.StoredModel;
import latentatlas.image.Form;
import latentatlas.image.download.DataCache;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.image.files.DataSets;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.OpenData;
import latentatlas.session.Origin;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.ui.data.DownloadDialog;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/** What one person has before them, as a link for another. */
final class Sharing {
    private final Stage stage;
    private final Session session;
    private final Features features;
    private final Choosers choosers;
    private final Remembered remembered;
    private final Notices notices;
    private final Replaced replaced;

    Sharing(Frame frame, Features features, Choosers choosers) {
        stage = frame.stage();
        session = frame.session();
        remembered = frame.remembered();
        notices = frame.notices();
        replaced = frame.replaced();
        this.features = features;
        this.choosers = choosers;
    }

    void copy() {
        capture(share -> {
            String link = ShareLink.of(share);
            Platform.runLater(() -> {
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, link));
                notices.show(Message.of("share.copied"));
            });
        });
    }

    void save() {
        choosers.save(Message.text("share.saving"), "latent", List.of(Message.text("share.kind"), ShareLink.EXTENSION))
                .ifPresent(file -> capture(share -> ShareLink.write(file, share)));
    }

    /** Something to do with what is shared, in the background. */
    @FunctionalInterface
    private interface Use {
        void use(Share share) throws ProblemException;
    }

    private void capture(Use use) {
        Exhibit shown = session.workspace().exhibit();
        if (shown == null) {
            return;
        }
        JsonNode view = Json.tree(features.view());
        OpenData open = session.workspace().data();
        boolean own = open != null && open.set().name().equals(shown.dataName());
        Form form = own ? remembered.data().form() : new Form(shown.shape(), false, false, "");
        Origin origin = shown.origin() instanceof Origin.Past past ? past.of() : shown.origin();
        session.jobs().write(Message.of("share.saving"), loading -> {
            Share.Data data = new Share.Data(shown.dataName(), checksum(shown), form);
            use.use(new Share(shown.plan(), data, origin instanceof Origin.Bundled, view));
        });
    }

    private static String checksum(Exhibit shown) {
        StoredModel stored = shown.stored();
        OpenData data = shown.data();
        return stored != null ? stored.dataChecksum() : data != null ? DataChecksum.of(data.train()) : "";
    }

    void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (ShareLink.like(text)) {
            open(text);
        } else {
            notices.show(new ProblemException(Message.of("share.nothingPasted"), null, Message.of("share.copyFirst")));
        }
    }

    void open(String link) {
        try {
            open(ShareLink.read(link));
        } catch (ProblemException e) {
            notices.show(e);
        }
    }

    void open(Path file) {
        session.jobs().read(Message.of("share.opening"), loading -> {
            Share share = ShareLink.read(file);
            Platform.runLater(() -> {
                if (loading.at(1, 1)) {
                    open(share);
                }
            });
        });
    }

    private void open(Share share) {
        Exhibit shown = session.workspace().exhibit();
        boolean here = shown != null
                && shown.plan().equals(share.plan())
                && shown.dataName().equals(share.data().name());
        if (here) {
            view(share).ifPresent(features::show);
        } else if (share.bundled()) {
            session.openBundled(before -> {
                replaced.tell(before);
                view(share).ifPresent(features::show);
            });
        } else {
            prepare(share);
        }
    }

    /** Sets plan, images and view, and asks whether to train. */
    private void prepare(Share share) {
        String source = source(share.data());
        if (source == null) {
            return;
        }
        session.openData(source, share.data().form(), share::check, () -> {
            remembered.keep(source, share.data().form());
            session.prepare(new Draft(share.plan(), true));
            view(share).map(View::ofAnyModel).ifPresent(features::show);
            notices.ask(
                    Message.of("share.ready"),
                    Message.of("share.train"),
                    this::train,
                    Message.of("share.later"),
                    () -> {});
        });
    }

    private void train() {
        Workspace before = session.workspace();
        if (session.train()) {
            replaced.tell(before);
        }
    }

    private static Optional<View> view(Share share) {
        JsonNode view = share.view();
        try {
            return view == null ? Optional.empty() : Optional.of(Json.read(view, "view", View.class));
        } catch (IOException e) {
            Logger.warn("the view of a link is left out: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** What to open; null where it is not at hand, which is said. */
    private @Nullable String source(Share.Data data) {
        Optional<String> known = data.source();
        if (known.filter(DataSets::present).isPresent()) {
            return known.get();
        }
        Optional<String> local = Stream.concat(
                        Stream.of(remembered.data().source()),
                        remembered.recent().stream().map(Path::toString))
                .filter(source -> named(source, data.name()))
                .findFirst();
        if (local.isPresent()) {
            return local.get();
        }
        RemoteDataSet remote = known.flatMap(name -> RemoteDataSet.named(name.replaceFirst(":.*", "")))
                .orElse(null);
        if (remote != null) {
            return new DownloadDialog(stage, remote, DataCache.ofUser()).ask() ? known.orElse(null) : null;
        }
        notices.show(
                new ProblemException(Message.of("share.ownImages", data.name()), null, Message.of("share.openThem")));
        return null;
    }

    private static boolean named(String source, String name) {
        Path file = Path.of(source).getFileName();
        String last = file == null ? "" : file.toString();
        return last.equalsIgnoreCase(name) || last.replaceFirst("\\.[^.]+$", "").equalsIgnoreCase(name);
    }
}
