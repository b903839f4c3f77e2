import Diagnostics

/// One numbered statement of a notebook with everything it answered.
public struct Cell: Sendable, Equatable, Codable {
    public enum Status: String, Sendable, Codable { case ok, error }

    /// Counts from 1 within a session.
    public var index: Int
    public var source: String
    /// The line of the script or lesson it came from, counting from 1.
    public var line: Int
    public var status: Status
    public var seconds: Double
    public var blocks: [Block]

    public init(
        index: Int, source: String, line: Int, status: Status = .ok, seconds: Double = 0,
        blocks: [Block] = []
    ) {
        self.index = index
        self.source = source
        self.line = line
        self.status = status
        self.seconds = seconds
        self.blocks = blocks
    }

    /// The diagnostics among the blocks, in order.
    public var diagnostics: [Diagnostic] {
        blocks.compactMap { if case .diagnostic(let diagnostic) = $0 { diagnostic } else { nil } }
    }
}
