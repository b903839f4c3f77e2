import Diagnostics

/// A script cut into the texts of its statements: a line each, or several joined by `\`.
public struct SourceText: Sendable {
    public struct Part: Sendable, Equatable {
        /// The statement's own lines, joined by line breaks.
        public var text: String
        /// The line it starts on, counting from 1.
        public var line: Int
    }

    public let parts: [Part]

    /// - Parameter text: any text; `\n`, `\r\n` and `\r` end a line, empty lines are left out.
    public init(_ text: String, firstLine: Int = 1) {
        var parts: [Part] = []
        var open: Part?
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (offset, line) in lines.enumerated() {
            var part = open ?? Part(text: "", line: firstLine + offset)
            part.text += (open == nil ? "" : "\n") + line
            if Self.continues(line) {
                open = part
                continue
            }
            open = nil
            if part.text.contains(where: { !$0.isWhitespace }) { parts.append(part) }
        }
        if let open { parts.append(open) }
        self.parts = parts
    }

    /// Whether a line ends in `\` and so goes on in the next.
    public static func continues(_ line: some StringProtocol) -> Bool {
        line.last { $0 != " " && $0 != "\t" } == "\\"
    }
}
