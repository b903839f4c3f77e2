import Files

/// Files of the learner's that are no models, such as programs and pictures: written whole or not at
/// all.
public enum WholeFile {
    /// Writes `text` to `path` in UTF-8.
    ///
    /// - Throws: where the file cannot be written; what stood at `path` before is as it was then.
    public static func save(
        _ text: String, to path: String, permit: WritePermit = WritePermit()
    ) throws(InterchangeError) {
        try save(Array(text.utf8), to: path, permit: permit)
    }

    public static func save(
        _ bytes: [UInt8], to path: String, permit: WritePermit = WritePermit()
    ) throws(InterchangeError) {
        try describing(path) { () throws(ModelFileProblem) in
            try ModelBytes.write(bytes, to: path, permit)
        }
    }
}
