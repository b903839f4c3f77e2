/// What a file is by its first bytes, to tell somebody who gave the wrong one.
enum FileLooks {
    private static let marks: [(bytes: [UInt8], name: String)] = [
        (HDF5File.signature, "an HDF5 file"), ([0x50, 0x4B, 3, 4], "a zip file"),
        ([0x50, 0x4B, 5, 6], "an empty zip file"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x1F, 0x8B], "a gzip file"),
        ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "a NumPy array"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF"),
        ([0x80, 2], "a Python pickle"), ([0x80, 3], "a Python pickle"),
        ([0x80, 4], "a Python pickle"), ([0x80, 5], "a Python pickle"),
        (Array("TFL3".utf8), "a TensorFlow Lite model"), (Array("{".utf8), "JSON"),
        (Array("version https://git-lfs".utf8), "a Git LFS pointer to the real file"),
        (Array("<".utf8), "a web page"),
    ]

    /// `a PNG picture`, `text`, `nothing at all`, `something else`.
    static func name(_ content: some Collection<UInt8>) -> String {
        if content.isEmpty { return "nothing at all (0 bytes)" }
        if let mark = marks.first(where: { content.starts(with: $0.bytes) }) { return mark.name }
        let isText = content.prefix(256).allSatisfy { $0 >= 32 && $0 < 127 || 9...13 ~= $0 }
        return isText ? "text" : "something else"
    }
}
