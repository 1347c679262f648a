package latentatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import latentatlas.Mnist;
import latentatlas.picture.MapLayer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AtlasCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private record Result(int status, String out, String err) {}

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = AtlasCommand.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return new Result(line.execute(arguments), out.toString(), err.toString());
    }

    private String train(String... more) throws Exception {
        String data = folder.resolve("digits").toString();
        if (!Files.exists(Path.of(data))) {
            Files.createDirectory(Path.of(data));
            assertEquals(
                    0,
                    run("data", "export", "builtin", "--count", "600", "--out", data)
                            .status());
            for (String kind : new String[] {"images-idx3", "labels-idx1"}) {
                Files.copy(Path.of(data, "train-" + kind + "-ubyte.gz"), Path.of(data, "t10k-" + kind + "-ubyte.gz"));
            }
        }
        String file = folder.resolve("model.latent").toString();
        String[] fixed = {"train", "--data", data, "--hidden", "40", "--out", file, "--json"};
        String[] epochs = java.util.List.of(more).contains("--epochs") ? new String[0] : new String[] {"--epochs", "2"};
        String[] all = java.util.stream.Stream.of(fixed, epochs, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        Result result = run(all);
        assertEquals(0, result.status(), result.err());
        return result.out();
    }

    @Test
    void aLinkTrainsTheSameModelFromTheSameImagesAndFromNoOthers() throws Exception {
        String lines = train("--seed", "9", "--beta", "2.5");
        String model = folder.resolve("model.latent").toString();
        Path file = folder.resolve("a.atlas");
        Result shared = run("share", model, "--out", file.toString());
        assertEquals(0, shared.status(), shared.err());
        String link = shared.out().strip();
        assertTrue(link.startsWith("atlas:1:"));
        String data = folder.resolve("digits").toString();
        String again = folder.resolve("again.latent").toString();
        for (String from : new String[] {link, file.toString()}) {
            Result trained = run("train", "--from", from, "--data", data, "--out", again, "--json");
            assertEquals(0, trained.status(), trained.err());
            assertEquals(losses(lines), losses(trained.out()));
        }
        Result nowhere = run("train", "--from", link, "--out", again);
        assertEquals(1, nowhere.status());
        assertTrue(nowhere.err().contains("digits"), nowhere.err());
        Path others = Files.createDirectory(folder.resolve("others"));
        run("data", "export", "builtin", "--count", "500", "--out", others.toString());
        Result refused = run("train", "--from", link, "--data", others.toString(), "--out", again);
        assertEquals(1, refused.status());
        assertTrue(refused.err().contains("not those of the link"), refused.err());
        assertEquals(2, run("train", "--out", again).status());
    }

    private static List<String> losses(String lines) throws Exception {
        List<String> losses = new java.util.ArrayList<>();
        for (String line : lines.strip().split("\n")) {
            losses.add(
                    JSON.readTree(line).get("train") + " " + JSON.readTree(line).get("validation"));
        }
        return losses;
    }

    @Test
    void trainPrintsOneLineOfJsonAnEpochAndTheSameSeedGivesTheSameLosses() throws Exception {
        String first = train();
        String[] lines = first.strip().split("\n");
        assertEquals(2, lines.length);
        JsonNode epoch = JSON.readTree(lines[1]);
        assertEquals(2, epoch.get("epoch").asInt());
        assertTrue(epoch.get("images_per_second").asDouble() > 0);
        for (String part : new String[] {"train", "validation"}) {
            JsonNode losses = epoch.get(part);
            assertEquals(
                    losses.get("negative_elbo").asDouble(),
                    losses.get("reconstruction").asDouble() + losses.get("kl").asDouble(),
                    2e-4);
        }
        JsonNode again = JSON.readTree(train("--threads", "1").strip().split("\n")[1]);
        assertEquals(epoch.get("train"), again.get("train"));
        assertEquals(epoch.get("validation"), again.get("validation"));
    }

    @Test
    void aModelWithConvolutionsIsTrainedSavedAndUsed() throws Exception {
        train("--filters", "4,6", "--epochs", "1");
        String file = folder.resolve("model.latent").toString();
        assertTrue(
                run("info", file).out().contains("784-c4-c6-40-2"),
                run("info", file).out());
        Path image = folder.resolve("decoded.png");
        assertEquals(
                0,
                run("decode", file, "--z", "0.5,1", "--out", image.toString()).status());
        assertTrue(Files.size(image) > 0);
        Result wrong = run("train", "--data", "x", "--out", file, "--filters", "4;6");
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("--filters"), wrong.err());
    }

    @Test
    void aModelFileServesEvaluateEncodeDecodeManifoldAndInfo() throws Exception {
        train();
        String file = folder.resolve("model.latent").toString();
        String data = folder.resolve("digits").toString();
        JsonNode figures = JSON.readTree(run("evaluate", file, "--data", data, "--split", "test", "--json")
                .out());
        assertEquals(600, figures.get("images").asInt());
        assertTrue(figures.get("neighbour_agreement").asDouble() > 0.1);
        assertTrue(figures.get("negative_elbo").asDouble() > 50);

        Path csv = folder.resolve("codes.csv");
        assertEquals(
                0, run("encode", file, "--data", data, "--out", csv.toString()).status());
        assertEquals(601, Files.readAllLines(csv).size());
        assertEquals("image,label,z1,z2", Files.readAllLines(csv).get(0));

        Path image = folder.resolve("x.png");
        assertEquals(
                0,
                run("decode", file, "--z", "0.4,1.2", "--out", image.toString()).status());
        assertEquals(28, ImageIO.read(image.toFile()).getWidth());

        Path manifold = folder.resolve("m.png");
        assertEquals(
                0,
                run("manifold", file, "--grid", "5", "--out", manifold.toString())
                        .status());
        assertEquals(140, ImageIO.read(manifold.toFile()).getHeight());
        Path equal = folder.resolve("equal.svg");
        Result shares = run("manifold", file, "--grid", "5", "--spacing", "normal", "--out", equal.toString());
        assertEquals(0, shares.status(), shares.err());
        assertTrue(Files.size(equal) > 1000);

        assertEquals(
                "784-40-2",
                JSON.readTree(run("info", file, "--json").out()).get("layers").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train --data builtin",
                "train --data builtin --out x.latent --beta -1",
                "train --data builtin --out x.latent --hidden 5,x",
                "train --data builtin --out x.latent --latent 65",
                "train --data builtin --out x.latent --pseudo-inputs 5",
                "train --data builtin --out x.latent --preset unknown",
                "train --data builtin --out x.latent --threads 0",
                "train --data builtin --out x.latent --epochs many",
                "nonsense",
                "data",
                "data export mnist --out x",
                ""
            })
    void wrongUseIsOneLineOnStandardErrorAndStatusTwo(String line) {
        Result result = run(line.isEmpty() ? new String[0] : line.split(" "));
        assertEquals(2, result.status());
        assertEquals(1, result.err().strip().split("\n").length, result.err());
        assertTrue(result.err().startsWith("latent-atlas: "), result.err());
        assertEquals("", result.out());
    }

    @Test
    void aFailureIsOneLineWithTheFileAndTheNextStepAndStatusOne() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Result result = run("train", "--data", empty.toString(), "--out", "x.latent");
        assertEquals(1, result.status());
        assertEquals(1, result.err().strip().split("\n").length, result.err());
        assertTrue(result.err().contains(empty.toString()) && result.err().contains("Choose a folder"), result.err());

        Path broken = Files.writeString(folder.resolve("broken.latent"), "nothing");
        Result info = run("info", broken.toString());
        assertEquals(1, info.status());
        assertTrue(info.err().contains(broken.toString()), info.err());

        train();
        Result decode = run("decode", folder.resolve("model.latent").toString(), "--z", "1,2,3", "--out", "x.png");
        assertEquals(2, decode.status());
        assertTrue(decode.err().contains("--z has 3 numbers"), decode.err());
    }

    @Test
    void drawingsBecomeImagesAndImagesBecomeAFilm() throws Exception {
        train();
        String file = folder.resolve("model.latent").toString();
        Path strokes = Files.writeString(
                folder.resolve("strokes.json"), "[[[[10,10],[50,5],[50,60]]], [[[0,0],[0,80]],[[0,40],[30,40]]]]");
        assertEquals(
                0, run("draw", strokes.toString(), "--out", folder.toString()).status());
        Path first = folder.resolve("drawing-000.png");
        Path second = folder.resolve("drawing-001.png");
        assertEquals(28, ImageIO.read(first.toFile()).getHeight());
        Path idx = folder.resolve("t-images-idx3-ubyte.gz");
        assertEquals(0, run("draw", strokes.toString(), "--out", idx.toString()).status());
        assertTrue(Files.size(idx) > 16);
        for (String kind : new String[] {"straight", "geodesic", "data"}) {
            for (String name : new String[] {"film.gif", "strip.png"}) {
                Path out = folder.resolve(kind + name);
                Result result = run(
                        "interpolate",
                        file,
                        "--from",
                        first.toString(),
                        "--to",
                        second.toString(),
                        "--path",
                        kind,
                        "--metric",
                        name.endsWith("gif") ? "euclidean" : "fisher-rao",
                        "--frames",
                        "5",
                        "--out",
                        out.toString());
                assertEquals(0, result.status(), result.err());
                int width = ImageIO.read(out.toFile()).getWidth();
                assertEquals(name.endsWith("png") ? 140 : 28, width);
            }
        }
        Path nonsense = Files.writeString(folder.resolve("nonsense.json"), "[[[[1]]]]");
        Result bad = run("draw", nonsense.toString(), "--out", folder.toString());
        assertEquals(1, bad.status());
        assertTrue(bad.err().contains("a point is [1.0]"), bad.err());
        Result noImage =
                run("interpolate", file, "--from", nonsense.toString(), "--to", second.toString(), "--out", "x.gif");
        assertEquals(1, noImage.status());
        assertTrue(noImage.err().contains(nonsense.toString()), noImage.err());
    }

    @Test
    void exportWritesWhatIsAskedFor() throws Exception {
        train();
        String file = folder.resolve("model.latent").toString();
        Path csv = folder.resolve("codes.csv");
        Path history = folder.resolve("history.csv");
        Result result = run(
                "export",
                file,
                "--onnx",
                folder.toString(),
                "--codes",
                csv.toString(),
                "--history",
                history.toString());
        assertEquals(0, result.status(), result.err());
        assertTrue(Files.size(folder.resolve("decoder.onnx")) > 1000);
        assertTrue(Files.readAllLines(csv).size() > 500);
        assertEquals(3, Files.readAllLines(history).size());
        assertEquals(2, run("export", file).status());
    }

    @Test
    void exportDrawsTheMapOfTheKeptCodesOrOfOtherImages() throws Exception {
        train();
        String file = folder.resolve("model.latent").toString();
        for (MapLayer layer : MapLayer.values()) {
            Path png = folder.resolve("map.png");
            Result result = run(
                    "export",
                    file,
                    "--map",
                    png.toString(),
                    "--layer",
                    layer.name().toLowerCase(Locale.ROOT),
                    "--metric",
                    "fisher-rao");
            assertEquals(0, result.status(), result.err());
            BufferedImage picture = ImageIO.read(png.toFile());
            assertEquals(1800, picture.getWidth());
            assertTrue(picture.getHeight() > 1440 && picture.getHeight() < 1700, picture.getHeight() + " pixels");
        }
        long kept = points(file);
        assertTrue(kept > 520 && kept <= 550, kept + " dots for 540 codes and a legend of ten");
        long test = points(file, "--data", folder.resolve("digits").toString(), "--split", "test");
        assertTrue(test > 580 && test <= 610, test + " dots for 600 images and a legend of ten");
        assertEquals(
                2, run("export", file, "--codes", "x.csv", "--data", "builtin").status());
        assertEquals(2, run("export", file, "--map", "x.png", "--layer", "sky").status());
        Result metre = run("export", file, "--map", "x.png", "--metric", "metre");
        assertEquals(2, metre.status());
        assertTrue(metre.err().contains("fisher-rao"), metre.err());
    }

    /** How many dots a map in vectors has, the few outside of its edges left out. */
    private long points(String file, String... more) throws Exception {
        Path svg = folder.resolve("map.svg");
        String[] all = Stream.concat(
                        Stream.of("export", file, "--map", svg.toString(), "--layer", "plain"), Stream.of(more))
                .toArray(String[]::new);
        Result result = run(all);
        assertEquals(0, result.status(), result.err());
        return Files.readString(svg).split("h0", -1).length - 1L;
    }

    @Test
    void onePictureIsEncodedAndRefined() throws Exception {
        train();
        String file = folder.resolve("model.latent").toString();
        Path image = folder.resolve("one.png");
        assertEquals(
                0,
                run("decode", file, "--z", "0.4,-0.3", "--out", image.toString())
                        .status());
        Result plain = run("encode", file, "--image", image.toString(), "--json");
        assertEquals(0, plain.status(), plain.err());
        JsonNode first = JSON.readTree(plain.out());
        assertEquals(2, first.get("mean").size());
        assertTrue(first.get("sigma").get(0).asDouble() > 0);
        int votes = 0;
        for (JsonNode vote : first.get("votes")) {
            votes += vote.asInt();
        }
        assertEquals(10, votes);
        JsonNode refined = JSON.readTree(run("encode", file, "--image", image.toString(), "--refine", "--json")
                .out());
        assertEquals(2, refined.get("refined").size());
        assertEquals(first.get("mean"), refined.get("mean"));
        assertEquals(2, run("encode", file).status());
        assertEquals(
                2,
                run("encode", file, "--data", "builtin").status(),
                "codes of a data set need a file to be written to");
        String digits = folder.resolve("digits").toString();
        assertEquals(
                0,
                run("evaluate", file, "--data", digits, "--split", "train", "--refine", "--json")
                        .status());
    }

    @Test
    void aRunKeepsItsHistoryInTheFileWhereItIsAskedTo() throws Exception {
        train();
        Path file = folder.resolve("model.latent");
        assertNull(latentatlas.archive.ModelFile.read(file).timeline());
        String[] losses = train("--keep-history", "--epochs", "3").strip().split("\n");
        var past = latentatlas.archive.ModelFile.read(file).timeline();
        assertTrue(past.size() >= 1 && past.moments().get(0).epochs() < 0.5, past.size() + " moments");
        // Watched or not, the losses are the same.
        assertEquals(
                JSON.readTree(train("--epochs", "3").strip().split("\n")[2]).get("train"),
                JSON.readTree(losses[2]).get("train"));
    }

    @Test
    void modelsAreComparedSideBySide() throws Exception {
        train();
        Path vae = Files.copy(folder.resolve("model.latent"), folder.resolve("vae.latent"));
        train("--model", "ae");
        String data = folder.resolve("digits").toString();
        Path png = folder.resolve("compared.png");
        Path svg = folder.resolve("compared.svg");
        String ae = folder.resolve("model.latent").toString();
        String plain = run("evaluate", ae, "--data", data).out();
        assertTrue(plain.contains("images: reconstruction ") && !plain.contains("ELBO"), plain);
        Result result = run("compare", vae.toString(), ae, "--data", data, "--out", png.toString(), "--json");
        assertEquals(0, result.status(), result.err());
        String[] lines = result.out().strip().split("\n");
        assertEquals(2, lines.length);
        JsonNode first = JSON.readTree(lines[0]);
        assertEquals("vae.latent", first.get("file").asText());
        JsonNode evaluated = JSON.readTree(
                run("evaluate", vae.toString(), "--data", data, "--json").out());
        for (String score : new String[] {"images", "negative_elbo", "kl", "neighbour_agreement"}) {
            assertEquals(evaluated.get(score), first.get(score));
        }
        JsonNode second = JSON.readTree(lines[1]);
        JsonNode alone =
                JSON.readTree(run("evaluate", ae, "--data", data, "--json").out());
        JsonNode facts = JSON.readTree(run("info", ae, "--json").out());
        for (String score : new String[] {"negative_elbo", "kl", "log_likelihood"}) {
            assertFalse(second.has(score) || alone.has(score) || facts.has("train_" + score), score);
        }
        assertEquals(alone.get("reconstruction"), second.get("reconstruction"));
        assertTrue(alone.get("reconstruction").asDouble() > 0
                && facts.get("train_reconstruction").asDouble() > 0);
        var picture = javax.imageio.ImageIO.read(png.toFile());
        assertTrue(
                picture.getWidth() > 2 * picture.getHeight() * 0.7, picture.getWidth() + " by " + picture.getHeight());
        result = run("compare", vae.toString(), ae, ae, "--data", data, "--out", svg.toString(), "--layer", "plain");
        assertEquals(0, result.status(), result.err());
        String text = Files.readString(svg);
        assertTrue(text.contains("Plain autoencoder") && text.contains("neighbour agreement"));
        assertEquals(
                2, run("compare", ae, "--data", data, "--out", svg.toString()).status());
    }

    @Tag("long")
    @Test
    void theScoresOfModelsArePrintedSideBySideAsEachIsEvaluated() throws Exception {
        train();
        Path vae = Files.copy(folder.resolve("model.latent"), folder.resolve("vae.latent"));
        train("--model", "ae");
        String ae = folder.resolve("model.latent").toString();
        String[] how = {"--data", folder.resolve("digits").toString(), "--scores", "all", "--samples", "20", "--json"};
        Result result = run(joined(how, "compare", vae.toString(), ae));
        assertEquals(0, result.status(), result.err());
        String[] lines = result.out().strip().split("\n");
        assertEquals(2, lines.length);
        for (int i = 0; i < 2; i++) {
            String file = i == 0 ? vae.toString() : ae;
            var compared = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(lines[i]);
            assertEquals(
                    Path.of(file).getFileName().toString(),
                    compared.remove("file").asText());
            assertEquals(JSON.readTree(run(joined(how, "evaluate", file)).out()), compared);
        }
        String table = run("compare", vae.toString(), ae, how[0], how[1]).out();
        assertTrue(table.contains("vae.latent") && table.contains("– model.latent: "), table);
        assertEquals(2, run("compare", ae, ae, how[0], how[1], "--samples", "0").status());
    }

    private static String[] joined(String[] last, String... first) {
        return java.util.stream.Stream.of(first, last)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    @Test
    void aFullPosteriorIsTrainedOnBinaryImagesWithSeveralSamplesAndKnownFromItsFile() throws Exception {
        String[] options = {"--posterior", "full", "--samples", "3", "--binarise", "dynamic", "--epochs", "1"};
        JsonNode epoch = JSON.readTree(train(options));
        assertTrue(epoch.get("validation").get("negative_elbo").asDouble() > 50);
        String file = folder.resolve("model.latent").toString();
        Path image = folder.resolve("one.png");
        run("decode", file, "--z", "0.4,-0.3", "--out", image.toString());
        JsonNode reading = JSON.readTree(
                run("encode", file, "--image", image.toString(), "--json").out());
        JsonNode cholesky = reading.get("cholesky");
        assertEquals(4, cholesky.size());
        assertEquals(0, cholesky.get(1).asDouble());
        double deviation =
                Math.hypot(cholesky.get(2).asDouble(), cholesky.get(3).asDouble());
        assertEquals(deviation, reading.get("sigma").get(1).asDouble(), 1e-3);
    }

    @Test
    void aLearnedPriorIsTrainedSavedGoneOnWithAndEvaluated() throws Exception {
        String[] options = {"--prior", "vamp", "--pseudo-inputs", "6", "--checkpoint"};
        String whole = train(options).strip().split("\n")[1];
        train(java.util.stream.Stream.concat(
                        java.util.Arrays.stream(options), java.util.stream.Stream.of("--epochs", "1"))
                .toArray(String[]::new));
        String file = folder.resolve("model.latent").toString();
        String data = folder.resolve("digits").toString();
        Result gone = run("train", "--resume", file, "--epochs", "2", "--data", data, "--out", file, "--json");
        assertEquals(0, gone.status(), gone.err());
        assertEquals(
                JSON.readTree(whole).get("train"), JSON.readTree(gone.out()).get("train"));
        JsonNode figures = JSON.readTree(run("evaluate", file, "--data", data, "--split", "test", "--json")
                .out());
        assertTrue(figures.get("kl").asDouble() > 0);
    }

    @Tag("long")
    @Test
    void allScoresOfAModelAreMeasuredAtOnceAndAgreeWithEachOther() throws Exception {
        train();
        String file = folder.resolve("model.latent").toString();
        String data = folder.resolve("digits").toString();
        Result result = run("evaluate", file, "--data", data, "--scores", "all", "--samples", "20", "--json");
        assertEquals(0, result.status(), result.err());
        JsonNode scores = JSON.readTree(result.out());
        assertEquals(600, scores.get("images").asInt());
        assertTrue(scores.get("log_likelihood_error").asDouble() < 0.01);
        assertTrue(scores.get("log_likelihood").asDouble()
                >= scores.get("iwae_bound").asDouble());
        assertTrue(scores.get("iwae_bound").asDouble()
                > -scores.get("negative_elbo").asDouble());
        assertEquals(
                scores.get("kl").asDouble(),
                scores.get("mutual_information").asDouble()
                        + scores.get("marginal_kl").asDouble(),
                0.01);
        // The bound is a sample's here, and an integral there.
        assertEquals(
                scores.get("negative_elbo").asDouble(),
                scores.get("approximation_gap").asDouble()
                        + scores.get("amortisation_gap").asDouble()
                        - scores.get("log_likelihood").asDouble(),
                1);
        for (String share : List.of("trustworthiness", "continuity", "completeness", "neighbour_agreement")) {
            double value = scores.get(share).asDouble();
            assertTrue(value > 0 && value <= 1, share + " " + value);
        }
        assertEquals(
                2,
                run("evaluate", file, "--data", data, "--scores", "all", "--samples", "0")
                        .status());
    }

    @Test
    void imagesAreRankedByHowStrangeTheyAre() throws Exception {
        train("--leave-out", "3");
        String file = folder.resolve("model.latent").toString();
        String data = folder.resolve("digits").toString();
        Path csv = folder.resolve("new").resolve("a.csv");
        for (String score : List.of("likelihood", "elbo", "reconstruction", "mismatch", "rarity")) {
            Result result = run(
                    "anomalies",
                    file,
                    "--data",
                    data,
                    "--score",
                    score,
                    "--out",
                    csv.toString(),
                    "--top",
                    "25",
                    "--odd",
                    "3");
            assertEquals(0, result.status(), result.err());
            assertTrue(result.out().startsWith("area under ROC of \"3\""), result.out());
            List<String> lines = Files.readAllLines(csv);
            assertEquals("index,label,score", lines.get(0));
            assertEquals(26, lines.size());
            double last = Double.POSITIVE_INFINITY;
            for (String line : lines.subList(1, 26)) {
                double value = Double.parseDouble(line.split(",")[2]);
                assertTrue(value <= last, "the strangest first");
                last = value;
            }
        }
        assertEquals(
                2,
                run("train", "--data", data, "--out", file, "--leave-out", "x").status());
        train("--model", "pca");
        Result refused = run("anomalies", file, "--data", data, "--score", "likelihood", "--out", csv.toString());
        assertEquals(1, refused.status());
        assertTrue(refused.err().contains("model.latent") && refused.err().contains("--score"), refused.err());
        assertEquals(
                0,
                run("anomalies", file, "--data", data, "--out", csv.toString()).status());
    }

    @Test
    void imagesToEvaluateAreDrawnBlackAndWhiteTheSameWayEachTime() throws Exception {
        train("--epochs", "1");
        String[] evaluate = {
            "evaluate",
            folder.resolve("model.latent").toString(),
            "--data",
            folder.resolve("digits").toString(),
            "--json"
        };
        String grey = run(evaluate).out();
        String first = run(binarised(evaluate, "1")).out();
        assertEquals(first, run(binarised(evaluate, "1")).out());
        assertEquals(
                4,
                java.util.Set.of(
                                grey,
                                first,
                                run(binarised(evaluate, "2")).out(),
                                run(binarised(evaluate, "threshold")).out())
                        .size());
        Result wrong = run(binarised(evaluate, "often"));
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("--binarise"), wrong.err());
    }

    private static String[] binarised(String[] command, String how) {
        return java.util.stream.Stream.concat(
                        java.util.Arrays.stream(command), java.util.stream.Stream.of("--binarise", how))
                .toArray(String[]::new);
    }

    @Test
    void samplesOfALabelAndOfThePriorAreWrittenInEachForm() throws Exception {
        train();
        String file = folder.resolve("model.latent").toString();
        Path sheet = folder.resolve("made").resolve("sheet.png");
        Result result = run("sample", file, "--label", "7", "--count", "15", "--out", sheet.toString());
        assertEquals(0, result.status(), result.err());
        assertEquals(4 * 28, ImageIO.read(sheet.toFile()).getWidth());
        Path again = folder.resolve("again.png");
        run("sample", file, "--label", "7", "--count", "15", "--seed", "1", "--out", again.toString());
        assertEquals(-1, Files.mismatch(sheet, again));
        Path prior = folder.resolve("prior");
        assertEquals(
                0,
                run("sample", file, "--count", "3", "--out", prior.toString()).status());
        assertEquals(28, ImageIO.read(prior.resolve("sample-002.png").toFile()).getHeight());
        Path idx = folder.resolve("train-images-idx3-ubyte.gz");
        assertEquals(
                0,
                run("sample", file, "--label", "3", "--temperature", "0.5", "--count", "20", "--out", idx.toString())
                        .status());
        var set = latentatlas.image.files.DataSets.open(folder.toString()).train();
        assertEquals(20, set.size());
        assertEquals(3, set.label(19));
        Result unknown = run("sample", file, "--label", "x", "--out", "x.png");
        assertEquals(2, unknown.status());
        assertTrue(unknown.err().contains("not one of 0, 1, 2"), unknown.err());
        assertEquals(2, run("sample", file, "--count", "0", "--out", "x.png").status());
    }

    @Test
    void aFolderIsMadeForWhatIsWritten() throws Exception {
        train();
        String file = folder.resolve("model.latent").toString();
        Path onnx = folder.resolve("new").resolve("onnx");
        assertEquals(0, run("export", file, "--onnx", onnx.toString()).status());
        assertTrue(Files.exists(onnx.resolve("encoder.onnx")));
        Path digits = folder.resolve("new").resolve("digits");
        assertEquals(
                0,
                run("data", "export", "builtin", "--count", "20", "--out", digits.toString())
                        .status());
        Path tests = Files.createDirectory(folder.resolve("tests"));
        for (String kind : new String[] {"images-idx3", "labels-idx1"}) {
            Files.copy(digits.resolve("train-" + kind + "-ubyte.gz"), tests.resolve("t10k-" + kind + "-ubyte.gz"));
        }
        Result evaluated = run("evaluate", file, "--data", tests.toString(), "--json");
        assertEquals(0, evaluated.status(), evaluated.err());
        assertEquals(20, JSON.readTree(evaluated.out()).get("images").asInt());
    }

    @Test
    void theManifoldIsExportedAsPngAndAsSvg() throws Exception {
        train();
        String file = folder.resolve("model.latent").toString();
        Path png = folder.resolve("manifold.png");
        Path svg = folder.resolve("manifold.svg");
        assertEquals(0, run("export", file, "--manifold", png.toString()).status());
        assertEquals(0, run("export", file, "--manifold", svg.toString()).status());
        assertEquals(2 * 20 * 28, ImageIO.read(png.toFile()).getWidth());
        String text = Files.readString(svg);
        assertTrue(text.contains("data:image/png;base64,") && text.contains(">−3</text>"));
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(svg.toFile());
    }

    @Test
    void aRunGoesOnFromItsFileAsIfItHadNeverStopped() throws Exception {
        String whole = train("--epochs", "3");
        String file = folder.resolve("model.latent").toString();
        String data = folder.resolve("digits").toString();
        train("--checkpoint");
        Result gone = run("train", "--resume", file, "--epochs", "3", "--data", data, "--out", file, "--json");
        assertEquals(0, gone.status(), gone.err());
        assertEquals(1, gone.out().strip().split("\n").length);
        assertEquals(
                JSON.readTree(whole.strip().split("\n")[2]).get("train"),
                JSON.readTree(gone.out()).get("train"));

        Result other = run("train", "--resume", file, "--data", "builtin", "--out", file);
        assertEquals(1, other.status());
        Result without = run("train", "--resume", file, "--data", data, "--out", file);
        assertEquals(1, without.status());
        assertTrue(without.err().contains("--checkpoint"), without.err());
    }

    @Test
    void principalComponentsServeLikeAnyModel() throws Exception {
        train("--model", "pca");
        String file = folder.resolve("model.latent").toString();
        String data = folder.resolve("digits").toString();
        JsonNode figures =
                JSON.readTree(run("evaluate", file, "--data", data, "--json").out());
        assertFalse(figures.has("kl"), "principal components have no prior to diverge from");
        assertTrue(figures.get("reconstruction").asDouble() < 60);
    }

    @Tag("long")
    @Test
    void threeEpochsOnMnistReachTheKnownLoss() throws Exception {
        String data = Mnist.folder().toString();
        String file = folder.resolve("mnist.latent").toString();
        Result trained = run(
                "train",
                "--data",
                data,
                "--hidden",
                "512",
                "--epochs",
                "3",
                "--validation",
                "0",
                "--out",
                file,
                "--json");
        assertEquals(0, trained.status(), trained.err());
        JsonNode figures = JSON.readTree(run("evaluate", file, "--data", data, "--split", "test", "--json")
                .out());
        double loss = figures.get("negative_elbo").asDouble();
        assertTrue(loss > 158 && loss < 163, "-ELBO " + loss);
    }
}
