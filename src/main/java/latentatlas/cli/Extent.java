package latentatlas.cli;

/** How much of a model to measure. */
enum Extent {
    BASIC,
    ALL
}
