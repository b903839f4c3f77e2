import CZip

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Makes a zip file in memory.
enum ZipWriter {
    /// The members unpacked, in this order, as Keras stores them.
    static func make(_ members: [(name: String, bytes: [UInt8])]) throws(ModelFileProblem)
        -> [UInt8]
    {
        guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { throw .notMade }
        zip_source_keep(source)
        defer { zip_source_free(source) }
        guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, nil) else {
            zip_source_free(source)
            throw .notMade
        }
        for (name, bytes) in members {
            guard add(bytes, named: name, to: archive) else {
                zip_discard(archive)
                throw .notMade
            }
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw .notMade
        }
        return try content(of: source)
    }

    /// Adds a copy of `bytes`, which libzip frees when it is done.
    private static func add(_ bytes: [UInt8], named name: String, to archive: OpaquePointer) -> Bool
    {
        guard let copy = malloc(max(1, bytes.count)) else { return false }
        bytes.withUnsafeBytes { memory in
            if let start = memory.baseAddress {
                copy.copyMemory(from: start, byteCount: memory.count)
            }
        }
        guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
            free(copy)
            return false
        }
        let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        return zip_set_file_compression(
            archive, zip_uint64_t(index), zip_int32_t(ZIP_CM_STORE), 0) == 0
    }

    private static func content(of source: OpaquePointer) throws(ModelFileProblem) -> [UInt8] {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
            throw .notMade
        }
        defer { zip_source_close(source) }
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.size)) { memory, count in
            while count < memory.count, let start = memory.baseAddress {
                let got = zip_source_read(
                    source, start + count, zip_uint64_t(memory.count - count))
                guard got > 0 else { break }
                count += Int(got)
            }
        }
        guard bytes.count == Int(status.size) else { throw .notMade }
        return bytes
    }
}
