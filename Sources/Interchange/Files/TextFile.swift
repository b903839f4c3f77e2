/// Texts of the learner's, such as programs, written whole or not at all.
public enum TextFile {
    /// Writes `text` to `path` in UTF-8.
    ///
    /// - Throws: where the file cannot be written; what stood at `path` before is as it was then.
    public static func save(_ text: String, to path: String) throws(InterchangeError) {
        try describing(path) { () throws(ModelFileProblem) in
            try OutputFile.write(Array(text.utf8), to: path)
        }
    }
}
