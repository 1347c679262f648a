package latentatlas.image.download;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data set that others keep on the web in MNIST's form.
 *
 * @param name as written on the command line
 * @param megabytes to fetch, about
 * @param mirrors folders that hold all files, tried in turn; each ends with a slash
 * @param labels what the labels are called
 */
public record RemoteDataSet(
        String name,
        String title,
        int megabytes,
        String licence,
        String citation,
        List<RemoteFile> files,
        List<URI> mirrors,
        List<String> labels) {
    private static final List<String> NAMES = List.of(
            "train-images-idx3-ubyte.gz",
            "train-labels-idx1-ubyte.gz",
            "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz");

    /** The checksums of MNIST's content, taken from the files themselves. */
    public static final RemoteDataSet MNIST = new RemoteDataSet(
            "mnist",
            "MNIST",
            11,
            "CC BY-SA 3.0",
            "Y. LeCun, C. Cortes, C. J. C. Burges: The MNIST database of handwritten digits, 1998",
            files(
                    true,
                    "6bbc9ace898e44ae57da46a324031adb",
                    "a25bea736e30d166cdddb491f175f624",
                    "2646ac647ad5339dbf082846283269ea",
                    "27ae3e4e09519cfbb04c329615203637"),
            mirrors(
                    "https://storage.googleapis.com/cvdf-datasets/mnist/",
                    "https://ossci-datasets.s3.amazonaws.com/mnist/"),
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));

    /** The checksums published for the files as they are sent. */
    public static final RemoteDataSet FASHION = new RemoteDataSet(
            "fashion-mnist",
            "Fashion-MNIST",
            30,
            "MIT",
            "H. Xiao, K. Rasul, R. Vollgraf: Fashion-MNIST, arXiv 1708.07747, 2017",
            files(
                    false,
                    "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                    "25c81989df183df01b3e8a0aad5dffbe",
                    "bef4ecab320f06d8554ea6380940ec79",
                    "bb300cfdad3c16e7a12a480ee83cd310"),
            mirrors(
                    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
                    "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"),
            List.of(
                    "T-shirt",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot"));

    /** The checksums published for the files as they are sent. */
    public static final RemoteDataSet KUZUSHIJI = new RemoteDataSet(
            "kmnist",
            "Kuzushiji-MNIST",
            21,
            "CC BY-SA 4.0",
            "T. Clanuwat et al.: Deep Learning for Classical Japanese Literature, arXiv 1812.01718, 2018",
            files(
                    false,
                    "bdb82020997e1d708af4cf47b453dcf7",
                    "e144d726b3acfaa3e44228e80efcd344",
                    "5c965bf0a639b31b8f53240b1b52f4d7",
                    "7320c461ea6c1c855c0b718fb2a4b134"),
            mirrors("http://codh.rois.ac.jp/kmnist/dataset/kmnist/"),
            List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"));

    /** One zip of several sets; the checksum is the one that torchvision keeps for it. Its own tables name its labels. */
    public static final RemoteDataSet EMNIST = new RemoteDataSet(
            "emnist",
            "EMNIST",
            562,
            "Published by NIST, which states no licence",
            "G. Cohen, S. Afshar, J. Tapson, A. van Schaik: EMNIST: an extension of MNIST to handwritten letters, arXiv"
                    + " 1702.05373, 2017",
            List.of(new RemoteFile("gzip.zip", "58c8d27c78d21e728a6bc7b3cc06412e", false)),
            mirrors("https://biometrics.nist.gov/cs_links/EMNIST/"),
            List.of());

    /** All that the program knows. */
    public static final List<RemoteDataSet> ALL = List.of(MNIST, FASHION, KUZUSHIJI, EMNIST);

    private static List<RemoteFile> files(boolean ofContent, String... md5) {
        return Stream.iterate(0, i -> i + 1)
                .limit(md5.length)
                .map(i -> new RemoteFile(NAMES.get(i), md5[i], ofContent))
                .toList();
    }

    private static List<URI> mirrors(String... folders) {
        return Arrays.stream(folders).map(URI::create).toList();
    }

    /** The one called so on the command line. */
    public static Optional<RemoteDataSet> named(String name) {
        return ALL.stream().filter(set -> set.name().equals(name)).findFirst();
    }
}
