/// An HDF5 file in memory, for reading: what h5py writes by default, and nothing that it does not.
///
/// Superblocks 0 to 3, object headers 1 and 2, groups as symbol tables or compact links, data sets
/// in one piece, attributes in the header. Anything else is refused by name.
struct HDF5File: Sendable {
    static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

    let bytes: HDF5Bytes
    let root: HDF5Group

    /// - Throws: where the file is no HDF5 file, is cut short, or its root is damaged.
    init(_ content: [UInt8]) throws(ModelFileProblem) {
        let bytes = HDF5Bytes(bytes: content)
        guard content.starts(with: Self.signature) else {
            throw .notThisFormat(expected: "an HDF5 file", looksLike: FileLooks.name(content))
        }
        self.bytes = bytes
        let version = try bytes.byte(at: 8)
        let rootAddress: Int
        switch version {
        case 0, 1: rootAddress = try Self.readOldSuperblock(bytes, version: version)
        case 2, 3: rootAddress = try Self.readNewSuperblock(bytes)
        default: throw .unsupportedStorage("version \(version) of HDF5's superblock")
        }
        root = HDF5Group(
            header: try HDF5Header(bytes, at: rootAddress), bytes: bytes, path: "/")
    }

    /// Versions 0 and 1; the root's object header is named in a symbol table entry at the end.
    private static func readOldSuperblock(
        _ bytes: HDF5Bytes, version: UInt8
    ) throws(ModelFileProblem) -> Int {
        try checkSizes(bytes, at: 13)
        let start = version == 0 ? 24 : 28
        try checkExtent(bytes, base: start, end: start + 16)
        return try bytes.place(at: start + 40)
    }

    private static func readNewSuperblock(_ bytes: HDF5Bytes) throws(ModelFileProblem) -> Int {
        try checkSizes(bytes, at: 9)
        try checkExtent(bytes, base: 12, end: 28)
        return try bytes.place(at: 36)
    }

    private static func checkSizes(_ bytes: HDF5Bytes, at offset: Int) throws(ModelFileProblem) {
        guard try bytes.byte(at: offset) == 8, try bytes.byte(at: offset + 1) == 8 else {
            throw .unsupportedStorage("addresses of other than 8 bytes")
        }
    }

    private static func checkExtent(
        _ bytes: HDF5Bytes, base: Int, end: Int
    ) throws(ModelFileProblem) {
        guard try bytes.word(at: base) == 0 else {
            throw .unsupportedStorage("an HDF5 file within another file")
        }
        let promised = try bytes.word(at: end)
        guard promised <= UInt64(bytes.count) else {
            throw .truncated(found: bytes.count, promised: Int(clamping: promised))
        }
    }
}
