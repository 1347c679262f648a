package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import latentatlas.image.npy.NpyArray;
import latentatlas.image.npy.NpyBytes;
import latentatlas.image.npy.NpyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyTest {
    @TempDir
    Path folder;

    @Test
    void numpyLoadsEveryArrayOfAModelFileWithItsShapeAndSum() throws Exception {
        StoredModel model = Models.full(21);
        ModelFile.write(folder.resolve("model.latent"), model);
        String expected = "";
        for (var array : ModelArrays.of(model).all().entrySet()) {
            NpyArray a = array.getValue();
            double sum = 0;
            for (int i = 0; i < a.header().count(); i++) {
                sum += a.at(i);
            }
            expected += array.getKey() + " " + a.rows() + " " + a.columns() + " " + Math.round(sum * 1e6) + "\n";
        }
        String found = Python.run(folder, """
                import json, math, zipfile
                import numpy as np
                with np.load('model.latent') as f:
                    for name in f.files:
                        if name == 'model.json':
                            continue
                        a = f[name]
                        assert a.dtype in (np.dtype('<f4'), np.dtype('<i4')), a.dtype
                        columns = a.shape[1] if a.ndim == 2 else 0
                        total = math.floor(a.astype('f8').cumsum()[-1] * 1e6 + 0.5)
                        print(name, a.shape[0], columns, total)
                assert zipfile.ZipFile('model.latent').testzip() is None
                """);
        assertEquals(expected, found.replace("\r", ""));
    }

    @Test
    void anArrayThatNumpySavedIsReadBack() throws Exception {
        Python.run(folder, """
                import numpy as np
                np.save('f.npy', np.arange(6, dtype='<f4').reshape(3, 2))
                np.save('i.npy', np.array([-1, 7], dtype='<i4'))
                """);
        NpyArray floats = NpyArray.parse(Files.readAllBytes(folder.resolve("f.npy")));
        assertEquals(3, floats.rows());
        assertEquals(2, floats.columns());
        assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5}, floats.floats());
        NpyArray integers = NpyArray.parse(Files.readAllBytes(folder.resolve("i.npy")));
        assertArrayEquals(new int[] {-1, 7}, integers.integers());
    }

    @Test
    void emptyArraysKeepTheirType() throws Exception {
        assertEquals(
                NpyType.SIGNED_32,
                NpyArray.parse(NpyBytes.of(NpyArray.of(new int[0]))).type());
        NpyArray codes = NpyArray.parse(NpyBytes.of(NpyArray.of(new float[0], 2)));
        assertEquals(0, codes.rows());
        assertEquals(2, codes.columns());
    }
}
