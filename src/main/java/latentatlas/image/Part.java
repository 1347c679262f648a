package latentatlas.image;

/** Parts of a data set. */
public enum Part {
    TRAIN,
    TEST
}
