package org.regionwise.survey.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ReceivedFile;

/** How the parts of a file are unpacked: by Java alone, without native code. */
record Unpacking(ReceivedFile file) implements CompressionCodecFactory {
    /** Unpacks a part, given how long it will be. */
    private interface Unpacker {
        byte[] unpack(byte[] packed, int length) throws IOException;
    }

    private record Part(Unpacker unpacker) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput packed, int length) throws IOException {
            return BytesInput.from(unpacker.unpack(packed.toInputStream().readAllBytes(), length));
        }

        @Override
        public void decompress(ByteBuffer packed, int packedLength, ByteBuffer out, int length) throws IOException {
            byte[] bytes = new byte[packedLength];
            packed.get(bytes);
            out.put(unpacker.unpack(bytes, length));
        }

        @Override
        public void release() {
            // it holds nothing
        }
    }

    /** @throws ImportProblem where a part is packed in a way that is not read */
    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName packing) {
        return new Part(
                switch (packing) {
                    case UNCOMPRESSED -> (packed, length) -> packed;
                    case GZIP -> Unpacking::gzip;
                    case SNAPPY -> by(new SnappyDecompressor());
                    case ZSTD -> by(new ZstdDecompressor());
                    case LZ4_RAW -> by(new Lz4Decompressor());
                    default ->
                        throw new ImportProblem(file.problem(Reason.of("parquet-packing", "packing", packing.name())));
                });
    }

    private static byte[] gzip(byte[] packed, int length) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return whole(in.readNBytes(length), length);
        }
    }

    private static Unpacker by(Decompressor decompressor) {
        return (packed, length) -> {
            byte[] out = new byte[length];
            return whole(out, decompressor.decompress(packed, 0, packed.length, out, 0, length));
        };
    }

    private static byte[] whole(byte[] out, int length) {
        if (out.length != length) {
            throw new MalformedInputException(out.length);
        }
        return out;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName packing) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release() {
        // it holds nothing
    }
}
