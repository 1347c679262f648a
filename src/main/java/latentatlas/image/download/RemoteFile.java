package latentatlas.image.download;

/**
 * One file of a data set.
 *
 * @param name on every mirror
 * @param md5 of the decompressed content, in hexadecimal, so that a mirror's own compression does not matter; or of the
 *     file as it is sent, where only that has been published
 * @param ofContent which of the two
 */
public record RemoteFile(String name, String md5, boolean ofContent) {}
