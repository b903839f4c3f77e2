import JSON
import Output
import Synchronization

/// Writes one JSON object a line, each with its `"type"` first.
///
/// Epochs, evaluations, diagnostics, data notices and checks are written as they happen; a cell
/// follows when it ends, with all its blocks. Progress, and prose between cells, write nothing.
/// A number that JSON cannot hold (`nan`, `inf`) is written as `null`.
public final class JSONRenderer: Renderer {
    private let write: Mutex<@Sendable (String) -> Void>

    /// - Parameter write: takes one whole line at a time, its line break included.
    public init(write: @escaping @Sendable (String) -> Void) {
        self.write = Mutex(write)
    }

    public func receive(_ event: OutputEvent) {
        guard let line = Self.line(for: event) else { return }
        write.withLock { $0(line + "\n") }
    }

    /// The object that an event is; nil for one that writes nothing.
    static func line(for event: OutputEvent) -> String? {
        switch event {
        case .cellBegan, .progress: nil
        case .block(let block): standsAlone(block) ? JSONValue(encoding: block).text : nil
        case .cellEnded(let cell): JSONValue(encoding: Typed(type: "cell", payload: cell)).text
        case .end(let report): JSONValue(encoding: Typed(type: "end", payload: report)).text
        }
    }

    /// Whether a block is a line of its own as soon as it is known.
    private static func standsAlone(_ block: Block) -> Bool {
        switch block {
        case .epoch, .evaluation, .diagnostic, .data, .check: true
        case .text, .printed, .remark, .code, .program, .prose, .table, .layer, .values, .pictures,
            .matrix,
            .plot, .bars, .prediction, .fitEnd, .lesson:
            false
        }
    }
}

/// A value with `"type"` written before its own fields.
private struct Typed<Payload: Encodable>: Encodable {
    var type: String
    var payload: Payload

    private enum Key: CodingKey { case type }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(type, forKey: .type)
        try payload.encode(to: encoder)
    }
}
