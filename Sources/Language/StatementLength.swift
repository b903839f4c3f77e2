import Diagnostics

/// How long a statement may be. Every character of it becomes a token and a part of a tree, which
/// nothing interrupts: so much takes about a second.
public enum StatementLength {
    /// Bytes of one statement with all lines that belong to it.
    public static let most = 1_000_000

    public static func isFine(_ text: some StringProtocol) -> Bool { text.utf8.count <= most }

    /// - Throws: where it is longer, before anybody looks at its characters.
    public static func check(_ text: String, line: Int) throws(Diagnostic) {
        let count = text.utf8.count
        guard count > most else { return }
        throw Diagnostic(
            "This statement is \(millions(count)) MB long, and the longest may be 1 MB.",
            hint:
                "Give its parts names in statements of their own, or read many numbers from a file: "
                + "`load csv`, `load npz`.",
            at: SourceSpan(line: line, column: 1, length: 1))
    }

    /// `9.8`
    private static func millions(_ count: Int) -> String {
        let tenths = max(11, (count + 50_000) / 100_000)
        return "\(tenths / 10).\(tenths % 10)"
    }
}
