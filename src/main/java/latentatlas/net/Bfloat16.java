package latentatlas.net;

import java.util.HashMap;
import java.util.Map;
import latentatlas.net.MatrixKernel.Operand;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * oneDNN's rounding to bfloat16 and products of what is so rounded, for processors that multiply such numbers twice as fast as
 * floats. Any number of threads may use it at once.
 */
final class Bfloat16 {
    /** Bytes of a number. */
    static final int SIZE = 2;

    private final Runnable prologue;
    private final engine processor = new engine(engine.kind.cpu, 0);
    private final ThreadLocal<stream> streams = ThreadLocal.withInitial(() -> new stream(processor));
    /** By how many numbers it rounds. */
    private final ThreadLocal<Map<Long, Rounding>> roundings = ThreadLocal.withInitial(HashMap::new);

    /**
     * What its work goes through.
     *
     * @param prologue is run on each thread before its work
     */
    Bfloat16(Runnable prologue) {
        this.prologue = prologue;
    }

    /** Whether this processor has instructions for it, and oneDNN is allowed them. */
    static boolean isFast() {
        return (dnnl.dnnl_get_effective_cpu_isa() & dnnl.dnnl_cpu_isa_avx512_core_bf16)
                == dnnl.dnnl_cpu_isa_avx512_core_bf16;
    }

    /** Rounds {@code count} floats to the nearest. */
    void round(FloatPointer from, BytePointer to, long count) {
        prologue.run();
        Rounding rounding = roundings.get().computeIfAbsent(count, this::rounding);
        rounding.from.set_data_handle(from);
        rounding.to.set_data_handle(to);
        rounding.step.execute(streams.get(), rounding.memories);
    }

    private record Rounding(primitive step, memory from, memory to, IntMemoryMap memories) {}

    private Rounding rounding(long count) {
        long[] size = {count};
        long[] stride = {1};
        memory from = new memory(new memory.desc(size, memory.data_type.f32, stride), processor);
        memory to = new memory(new memory.desc(size, memory.data_type.bf16, stride), processor);
        IntMemoryMap memories = new IntMemoryMap();
        memories.put(dnnl.DNNL_ARG_SRC, from);
        memories.put(dnnl.DNNL_ARG_DST, to);
        return new Rounding(new reorder(from, to), from, to, memories);
    }

    /** The product {@code c = alpha·op(a)·op(b)}, {@code n} columns wide; runs on one thread at a time. */
    Gemm.Product product(Operand<BytePointer> a, Operand<BytePointer> b, FloatPointer c, int strideC, int n) {
        return new RoundedProduct(a, b, c, strideC, n);
    }

    private final class RoundedProduct implements Gemm.Product {
        private final Operand<BytePointer> a;
        private final Operand<BytePointer> b;
        private final FloatPointer c;
        private final int strideC;
        private final int n;
        private final Map<Shape, Prepared> prepared = new HashMap<>();

        RoundedProduct(Operand<BytePointer> a, Operand<BytePointer> b, FloatPointer c, int strideC, int n) {
            this.a = a;
            this.b = b;
            this.c = c;
            this.strideC = strideC;
            this.n = n;
        }

        @Override
        public void run(int m, int k, float alpha) {
            prologue.run();
            Prepared now = prepared.computeIfAbsent(new Shape(m, k, alpha), this::prepare);
            now.step.execute(streams.get(), now.memories);
        }

        /** oneDNN brings pairs of the second factor's rows together at every call. */
        @Override
        public boolean copiesSecond() {
            return true;
        }

        private Prepared prepare(Shape shape) {
            memory.desc left = rounded(a, shape.m, shape.k);
            memory.desc right = rounded(b, shape.k, n);
            memory.desc result =
                    new memory.desc(new long[] {shape.m, n}, memory.data_type.f32, new long[] {strideC, 1});
            primitive_attr attributes = new primitive_attr();
            // Its own would be one for all products of the thread that prepares them.
            attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
            if (shape.alpha != 1) {
                attributes.set_output_scales(0, new float[] {shape.alpha});
            }
            matmul.primitive_desc plan =
                    new matmul.primitive_desc(new matmul.desc(left, right, result), attributes, processor);
            IntMemoryMap memories = new IntMemoryMap();
            memories.put(dnnl.DNNL_ARG_SRC, new memory(left, processor, a.memory()));
            memories.put(dnnl.DNNL_ARG_WEIGHTS, new memory(right, processor, b.memory()));
            memories.put(dnnl.DNNL_ARG_DST, new memory(result, processor, c));
            memories.put(dnnl.DNNL_ARG_SCRATCHPAD, new memory(plan.scratchpad_desc(), processor));
            return new Prepared(new matmul(plan), memories);
        }

        private static memory.desc rounded(Operand<BytePointer> factor, long rows, long columns) {
            long[] strides = factor.transposed() ? new long[] {1, factor.stride()} : new long[] {factor.stride(), 1};
            return new memory.desc(new long[] {rows, columns}, memory.data_type.bf16, strides);
        }
    }

    private record Shape(int m, int k, float alpha) {}

    private record Prepared(primitive step, IntMemoryMap memories) {}
}
