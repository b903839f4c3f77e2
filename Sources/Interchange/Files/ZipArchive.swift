import CZip

/// Reads the members of a zip file in memory, through libzip, which checks their checksums.
final class ZipArchive {
    /// Deflated members may unpack to so many times their size, beyond a megabyte; Keras stores its
    /// members unpacked. Source: `_ZIP_MEMBER_MAX_EXPANSION` in Keras's `saving_lib.py`.
    private static let largestExpansion = 100

    /// How every zip file begins.
    static let mark: [UInt8] = [0x50, 0x4B]

    private let archive: OpaquePointer
    private let content: UnsafeMutableRawBufferPointer

    /// - Throws: `notThisFormat`, or `damaged` where the list of members cannot be read.
    init(_ content: [UInt8]) throws(ModelFileProblem) {
        guard content.starts(with: Self.mark) else {
            throw .notThisFormat(expected: "a .keras file", looksLike: FileLooks.name(content))
        }
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 8)
        memory.copyBytes(from: content)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard
            let source = zip_source_buffer_create(
                memory.baseAddress, zip_uint64_t(content.count), 0, &error)
        else {
            memory.deallocate()
            throw .damaged(place: "zip", reason: Self.reason(&error))
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            memory.deallocate()
            throw .damaged(place: "zip", reason: Self.reason(&error))
        }
        self.archive = archive
        self.content = memory
    }

    deinit {
        zip_discard(archive)
        content.deallocate()
    }

    /// What its members are called, in its order; those of very many alone that come first.
    var names: [String] {
        let count = min(10_000, max(0, zip_get_num_entries(archive, 0)))
        return (0..<count).compactMap { index in
            zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) }
        }
    }

    /// The bytes of member `name`; nil where there is none.
    ///
    /// - Throws: `damaged` where it does not unpack, `enormous` where it claims too much.
    func member(_ name: String) throws(ModelFileProblem) -> [UInt8]? {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat(archive, name, 0, &status) == 0 else { return nil }
        let known = zip_uint64_t(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)
        guard status.valid & known == known, status.comp_size <= zip_uint64_t(content.count) else {
            throw .damaged(place: "zip, \(name)", reason: "its size is not told")
        }
        let largest = status.comp_size * zip_uint64_t(Self.largestExpansion) + 1_000_000
        guard status.size <= largest else {
            throw .enormous(what: "\(name) within it", bytes: Double(status.size))
        }
        guard let file = zip_fopen(archive, name, 0) else {
            throw .damaged(place: "zip, \(name)", reason: Self.reason(zip_get_error(archive)))
        }
        defer { zip_fclose(file) }
        let size = Int(status.size)
        var isWhole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { memory, count in
            // One byte more than there should be, so that the end is reached and the checksum checked.
            while count <= size, let start = memory.baseAddress {
                let got = zip_fread(file, start + count, zip_uint64_t(size + 1 - count))
                if got < 0 { isWhole = false }
                if got <= 0 { break }
                count += Int(got)
            }
        }
        guard isWhole, bytes.count == size else {
            throw .damaged(
                place: "zip, \(name)",
                reason: isWhole ? "its length is not that promised" : "its checksum does not match")
        }
        return bytes
    }

    private static func reason(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
        guard let error, let text = zip_error_strerror(error) else { return "it does not open" }
        return String(cString: text)
    }
}
